// From how sure the model is that a pixel is the person to how much of that pixel is shown sharp.

/** Up to this nothing is shown sharp; from the other on everything. What is in doubt belongs to the room. */
const hidden = 0.5;
const shown = 0.9;

/** 0 to 255 for a certainty of 0 to 1; anything that is no number hides. */
export function alphaOf(certainty: number): number {
  const part = Math.min(1, Math.max(0, (certainty - hidden) / (shown - hidden)));
  return part > 0 ? Math.round(255 * part * part * (3 - 2 * part)) : 0;
}

/**
 * Writes the mask into the alpha of `pixels` (four bytes each; the colours are left alone).
 *
 * @throws RangeError where the two are not of one size
 */
export function writeAlpha(certainties: Float32Array, pixels: Uint8ClampedArray): void {
  if (pixels.length !== certainties.length * 4) throw new RangeError('mask and picture differ in size');
  for (let at = 0; at < certainties.length; at++) pixels[at * 4 + 3] = alphaOf(certainties[at] ?? 0);
}
