/** A stretch of a file: both ends included, counted from 0. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The one stretch that a `Range` header asks for.
 *
 * @param size of the file, bytes
 * @returns `all` without a header, or with one that asks for several stretches or in another unit, as RFC 9110 allows;
 *   null where the stretch lies outside the file
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'all' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'all';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length > 0 ? { from: size - length, to: size - 1 } : null;
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from < size && from <= to ? { from, to } : null;
}
