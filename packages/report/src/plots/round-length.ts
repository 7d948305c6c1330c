/** Two digits after the point are a hundredth of a pixel, and half the bytes. */
export const roundLength = (pixels: number): number => Math.round(pixels * 100) / 100
