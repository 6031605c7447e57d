import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { fromHex, toHex } from './bytes';
import {
  consistencyProof,
  grown,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
  rootOfLeaves,
  type Sha256,
} from './merkle';

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

// The vectors of the reference implementation of RFC 6962 (certificate-transparency, merkletree tests).
const INPUTS = [
  ...['', '00', '10', '2021', '3031', '40414243'],
  ...['5051525354555657', '606162636465666768696a6b6c6d6e6f'],
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const FIRST_OF_EIGHT = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];
const ONE_TO_EIGHT = FIRST_OF_EIGHT;

const leavesOf = (count: number) =>
  INPUTS.slice(0, count).map((input) => leafHash(sha256, fromHex(input) ?? new Uint8Array()));
const someLeaves = (count: number) =>
  Array.from({ length: count }, (_, index) => sha256(Uint8Array.of(index, index >> 8)));

describe('the root of a log', () => {
  it('is that of RFC 6962’s reference for nothing and for one to eight leaves, computed at once or grown', () => {
    let range: Uint8Array[] = [];
    for (const [size, root] of ROOTS.entries()) {
      expect(toHex(rootOfLeaves(sha256, leavesOf(size)))).toBe(root);
      expect(toHex(rootOf(sha256, range))).toBe(root);
      range = grown(sha256, range, size, leavesOf(size + 1).at(-1) ?? new Uint8Array());
    }
  });

  it('is the same computed at once and grown leaf by leaf, whatever the size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (size) => {
        const leaves = someLeaves(size);
        const range = leaves.reduce<Uint8Array[]>((before, leaf, index) => grown(sha256, before, index, leaf), []);
        expect(toHex(rootOf(sha256, range))).toBe(toHex(rootOfLeaves(sha256, leaves)));
      }),
    );
  });
});

describe('a proof of inclusion', () => {
  it('is that of the reference', () => {
    expect(inclusionProof(sha256, leavesOf(8), 0).map(toHex)).toEqual(FIRST_OF_EIGHT);
    expect(inclusionProof(sha256, leavesOf(1), 0)).toEqual([]);
  });

  it('shows its leaf at its place, and no other leaf, place, size or root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (size, which, bit) => {
        const leaves = someLeaves(size);
        const index = which % size;
        const leaf = leaves[index] ?? new Uint8Array();
        const given = {
          leaf,
          index,
          size,
          path: inclusionProof(sha256, leaves, index),
          root: rootOfLeaves(sha256, leaves),
        };
        expect(isIncluded(sha256, given)).toBe(true);
        expect(isIncluded(sha256, { ...given, leaf: flipped(leaf, bit) })).toBe(false);
        expect(isIncluded(sha256, { ...given, root: flipped(given.root, bit) })).toBe(false);
        expect(isIncluded(sha256, { ...given, index: size })).toBe(false);
        if (size > 1) expect(isIncluded(sha256, { ...given, index: (index + 1) % size })).toBe(false);
        if (size > 1) expect(isIncluded(sha256, { ...given, path: given.path.slice(1) })).toBe(false);
        expect(isIncluded(sha256, { ...given, path: [...given.path, leaf] })).toBe(false);
      }),
    );
  });

  it('is refused for a place that the log does not have', () => {
    expect(() => inclusionProof(sha256, someLeaves(3), 3)).toThrow(RangeError);
    expect(() => inclusionProof(sha256, someLeaves(3), -1)).toThrow(RangeError);
  });
});

describe('a proof of consistency', () => {
  it('is that of the reference', () => {
    expect(consistencyProof(sha256, leavesOf(8), 1, 8).map(toHex)).toEqual(ONE_TO_EIGHT);
    expect(consistencyProof(sha256, leavesOf(8), 8, 8)).toEqual([]);
  });

  it('shows that a log only grew, and nothing of a log that was changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150 }), fc.nat(), fc.nat(), (second, which, bit) => {
        const leaves = someLeaves(second);
        const first = 1 + (which % second);
        const firstRoot = rootOfLeaves(sha256, leaves.slice(0, first));
        const secondRoot = rootOfLeaves(sha256, leaves);
        const given = { first, second, firstRoot, secondRoot, path: consistencyProof(sha256, leaves, first, second) };
        expect(isConsistent(sha256, given)).toBe(true);
        expect(isConsistent(sha256, { ...given, firstRoot: flipped(firstRoot, bit) })).toBe(false);
        expect(isConsistent(sha256, { ...given, secondRoot: flipped(secondRoot, bit) })).toBe(false);
        expect(isConsistent(sha256, { ...given, path: [...given.path, firstRoot] })).toBe(false);
      }),
    );
  });

  it('is refused for sizes that the log never had', () => {
    expect(() => consistencyProof(sha256, someLeaves(3), 0, 3)).toThrow(RangeError);
    expect(() => consistencyProof(sha256, someLeaves(3), 2, 4)).toThrow(RangeError);
    expect(() => consistencyProof(sha256, someLeaves(3), 3, 2)).toThrow(RangeError);
  });
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const at = bit % bytes.length;
  return bytes.map((value, index) => (index === at ? value ^ 1 : value));
}
