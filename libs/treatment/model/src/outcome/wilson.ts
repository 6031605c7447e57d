const Z = 1.96;

/** A share with the interval that it may truly lie in. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** 0–1. */
  readonly share: number;
  /** Bounds of the 95 % interval, 0–1. */
  readonly low: number;
  readonly high: number;
}

/**
 * A share with its Wilson interval; null of nobody.
 *
 * @source Wilson 1927; Holdfast clinical reference C.3
 * @approved pending
 */
export function wilson(count: number, of: number): Share | null {
  if (of === 0) return null;
  const share = count / of;
  const divisor = 1 + Z ** 2 / of;
  const middle = share + Z ** 2 / (2 * of);
  const width = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return {
    count,
    of,
    share,
    low: Math.max(0, (middle - width) / divisor),
    high: Math.min(1, (middle + width) / divisor),
  };
}
