/** @param share 0 to 1 */
export function ProgressBar ({ share, label }: { readonly share: number, readonly label: string }) {
  return (
    <div class="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)}>
      <span style={{ transform: `scaleX(${share})` }} />
    </div>
  )
}
