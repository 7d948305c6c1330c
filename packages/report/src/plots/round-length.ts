/** Two digits after the point are a hundredth of a pixel, and half the bytes. */
export const roundLength = (pixels: number): number => Number(pixels.toFixed(2))
