import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import type { CheckTools, Sha256, Sign } from '@holdfast/audit/model';

const SPKI_HEAD = 12; // bytes before the 32 of an Ed25519 key in its DER form

/** SHA-256 as Node has it. */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');

/** What checking a log needs, from the public half of the audit key; takes the private half as well. */
export function checkTools(key: KeyObject): CheckTools {
  const publicKey = key.type === 'public' ? key : createPublicKey(key);
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })).slice(SPKI_HEAD);
  return { sha256, publicKey: raw, isSigned: (bytes, signature) => verify(null, bytes, publicKey, signature) };
}

/** Signs with the private half of the audit key. */
export function signWith(key: KeyObject): Sign {
  return (bytes) => new Uint8Array(sign(null, bytes, key));
}

/** The public half of the audit key as PEM text, for whoever checks elsewhere. */
export function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}
