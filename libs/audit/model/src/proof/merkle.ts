import { isSame, joined } from './bytes';

/** SHA-256, brought along by whoever runs this: the browser and Node have different ones. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of an entry's bytes as a leaf of the log (RFC 6962 §2.1). */
export function leafHash(sha256: Sha256, bytes: Uint8Array): Uint8Array {
  return sha256(joined(LEAF, bytes));
}

/** The hash of two subtrees that stand side by side (RFC 6962 §2.1). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(NODE, left, right));
}

/**
 * Grows a log by one leaf, knowing nothing of it but its compact range: the roots of its perfect subtrees from left to
 * right, one for each one in the binary form of its size.
 *
 * @param size how many leaves the range stands for
 * @returns the range for size + 1 leaves; the given one is left as it is
 */
export function grown(sha256: Sha256, range: readonly Uint8Array[], size: number, leaf: Uint8Array): Uint8Array[] {
  const next = [...range];
  let hash = leaf;
  for (let left = size; left % 2 === 1; left = Math.floor(left / 2)) hash = nodeHash(sha256, popped(next), hash);
  next.push(hash);
  return next;
}

/** The root that a compact range stands for; of an empty log, the hash of nothing. */
export function rootOf(sha256: Sha256, range: readonly Uint8Array[]): Uint8Array {
  const last = range.at(-1);
  if (!last) return sha256(new Uint8Array());
  return range.slice(0, -1).reduceRight((right, left) => nodeHash(sha256, left, right), last);
}

/** The root of a whole list of leaves. */
export function rootOfLeaves(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array());
  return subtree(sha256, leaves, 0, leaves.length);
}

/**
 * What shows that a leaf stands in a log: the neighbours on its way up to the root (RFC 6962 §2.1.1).
 *
 * @param index the leaf's place, from 0
 * @throws RangeError where the log has no such place
 */
export function inclusionProof(sha256: Sha256, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('no such leaf');
  const path: Uint8Array[] = [];
  let from = 0;
  let to = leaves.length;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      path.unshift(subtree(sha256, leaves, middle, to));
      to = middle;
    } else {
      path.unshift(subtree(sha256, leaves, from, middle));
      from = middle;
    }
  }
  return path;
}

/**
 * What shows that a log only grew between two sizes (RFC 6962 §2.1.2).
 *
 * @param first the earlier size, 1 or more
 * @param second the later size, at most the number of leaves
 * @throws RangeError where the sizes do not fit
 */
export function consistencyProof(
  sha256: Sha256,
  leaves: readonly Uint8Array[],
  first: number,
  second: number,
): Uint8Array[] {
  if (!(first >= 1 && first <= second && second <= leaves.length)) throw new RangeError('no such sizes');
  const path: Uint8Array[] = [];
  let from = 0;
  let to = second;
  let size = first;
  let isWhole = true;
  while (size < to - from) {
    const half = splitOf(to - from);
    if (size <= half) {
      path.unshift(subtree(sha256, leaves, from + half, to));
      to = from + half;
    } else {
      path.unshift(subtree(sha256, leaves, from, from + half));
      from += half;
      size -= half;
      isWhole = false;
    }
  }
  return isWhole ? path : [subtree(sha256, leaves, from, to), ...path];
}

/** Whether a proof of inclusion shows this leaf at this place under this root (RFC 9162 §2.1.3.2). */
export function isIncluded(
  sha256: Sha256,
  given: { leaf: Uint8Array; index: number; size: number; path: readonly Uint8Array[]; root: Uint8Array },
): boolean {
  if (!(given.index >= 0 && given.index < given.size)) return false;
  let place = given.index;
  let last = given.size - 1;
  let hash = given.leaf;
  for (const other of given.path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sha256, other, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(sha256, hash, other);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && isSame(hash, given.root);
}

/** Whether a proof of consistency shows that the log of the first root only grew into that of the second (RFC 9162 §2.1.4.2). */
export function isConsistent(
  sha256: Sha256,
  given: { first: number; second: number; firstRoot: Uint8Array; secondRoot: Uint8Array; path: readonly Uint8Array[] },
): boolean {
  const { first, second, firstRoot, secondRoot } = given;
  if (first === second) return given.path.length === 0 && isSame(firstRoot, secondRoot);
  if (!(first >= 1 && first < second)) return false;
  const path = isPowerOfTwo(first) ? [firstRoot, ...given.path] : [...given.path];
  const [start] = path;
  if (!start) return false;
  let place = first - 1;
  let last = second - 1;
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let before = start;
  let after = start;
  for (const other of path.slice(1)) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      before = nodeHash(sha256, other, before);
      after = nodeHash(sha256, other, after);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else after = nodeHash(sha256, after, other);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && isSame(before, firstRoot) && isSame(after, secondRoot);
}

function subtree(sha256: Sha256, leaves: readonly Uint8Array[], from: number, to: number): Uint8Array {
  const only = leaves[from];
  if (to - from === 1 && only) return only;
  const middle = from + splitOf(to - from);
  return nodeHash(sha256, subtree(sha256, leaves, from, middle), subtree(sha256, leaves, middle, to));
}

/** The largest power of two below a size of 2 or more. */
function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function popped(range: Uint8Array[]): Uint8Array {
  const hash = range.pop();
  if (!hash) throw new RangeError('the range does not fit its size');
  return hash;
}

const half = (value: number) => Math.floor(value / 2);
const isPowerOfTwo = (value: number) => Number.isInteger(Math.log2(value));
