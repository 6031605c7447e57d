/** The most bytes of a clinic's mark. */
export const MARK_BYTES = 65_536;

/** The most pixels of a clinic's mark, each way. */
export const MARK_PIXELS = 512;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHUNK = 12;
// What draws the picture and says how its colours are meant; words, dates and places that a camera leaves are not let in.
const PARTS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'pHYs', 'bKGD', 'sBIT', 'iCCP']);

/**
 * What is wrong with the bytes of a clinic's mark: the content is looked at, not what it calls itself.
 *
 * @param bytes the whole file
 * @returns `branding.mark-size` over 64 kB, `branding.mark-kind` where it is no whole PNG and nothing else,
 *   `branding.mark-pixels` over 512 either way; null where all is well
 */
export function pngFault(bytes: Uint8Array): string | null {
  if (bytes.length > MARK_BYTES) return 'branding.mark-size';
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return 'branding.mark-kind';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let at = SIGNATURE.length;
  while (at + CHUNK <= bytes.length && names.at(-1) !== 'IEND') {
    names.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
    at += CHUNK + view.getUint32(at);
  }
  const isWhole = names[0] === 'IHDR' && names.includes('IDAT') && names.at(-1) === 'IEND' && at === bytes.length;
  if (!isWhole || !names.every((name) => PARTS.has(name))) return 'branding.mark-kind';
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const fits = [width, height].every((side) => side >= 1 && side <= MARK_PIXELS);
  return fits ? null : 'branding.mark-pixels';
}
