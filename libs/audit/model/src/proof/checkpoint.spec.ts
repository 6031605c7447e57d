import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { fromBase64, toBase64 } from './bytes';
import { type Checkpoint, originOf, readNote, signedNote } from './checkpoint';
import type { Sha256 } from './merkle';

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })).slice(12);
  return {
    sha256,
    publicKey: raw,
    sign: (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, privateKey)),
    isSigned: (bytes: Uint8Array, signature: Uint8Array) => verify(null, bytes, publicKey, signature),
  };
}

const KEY = keyPair();
const CHECKPOINT: Checkpoint = {
  clinicId: '0193c0de-0000-7000-8000-000000000001',
  size: 42,
  root: sha256(Uint8Array.of(1)),
  at: '2026-11-23T10:00:00.000Z',
  settled: '0193c0de-0000-7000-8000-000000000002',
};

describe('a checkpoint', () => {
  it('is a signed note: origin, size, root, our lines, an empty line, one signature', () => {
    const lines = signedNote(CHECKPOINT, KEY).split('\n');
    const origin = originOf(CHECKPOINT.clinicId);
    expect(lines.slice(0, 3)).toEqual([origin, '42', toBase64(CHECKPOINT.root)]);
    expect(lines[5]).toBe('');
    expect(lines[6]).toMatch(new RegExp(`^— ${origin} [A-Za-z0-9+/=]+$`));
    expect(lines.slice(7)).toEqual(['']);
    // The key's name and number open the signature, so that a reader can find the key.
    const wanted = sha256(new Uint8Array([...new TextEncoder().encode(`${origin}\n`), 1, ...KEY.publicKey])).slice(
      0,
      4,
    );
    expect(fromBase64(lines[6]?.split(' ')[2] ?? '')?.slice(0, 4)).toEqual(wanted);
  });

  it('is read back as it was', () => {
    expect(readNote(signedNote(CHECKPOINT, KEY), KEY)).toEqual(CHECKPOINT);
    const empty = { ...CHECKPOINT, size: 0 };
    expect(readNote(signedNote(empty, KEY), KEY)).toEqual(empty);
  });

  it('is not taken with another key, nor with any character changed', () => {
    const note = signedNote(CHECKPOINT, KEY);
    expect(readNote(note, keyPair())).toBeNull();
    for (let at = 0; at < note.length; at += 1) {
      const other = note[at] === 'A' ? 'B' : 'A';
      expect([at, readNote(note.slice(0, at) + other + note.slice(at + 1), KEY)]).toEqual([at, null]);
    }
    expect(readNote(note.replace('\n42\n', '\n042\n'), KEY)).toBeNull();
    expect(readNote('', KEY)).toBeNull();
  });
});
