const cookieName = 'assay-key'

/** A key as a browser keeps it: out of reach of scripts, and sent by pages of this site alone. */
export function writeSessionCookie (secret: string, isHttps: boolean): string {
  return `${cookieName}=${Buffer.from(secret).toString('base64url')}; Path=/; HttpOnly; SameSite=Strict${isHttps ? '; Secure' : ''}`
}

export const endedSessionCookie = `${cookieName}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`

/** @returns the secret, or null where there is none */
export function readSessionCookie (cookies: string | undefined): string | null {
  const encoded = cookies?.split('; ').find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
  return encoded === undefined || encoded === '' ? null : Buffer.from(encoded, 'base64url').toString()
}
