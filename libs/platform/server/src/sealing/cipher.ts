import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

// Layout: version 1 byte · key id 16 · nonce 12 · commitment 16 · tag 16 · ciphertext.
const VERSION = 1;
const KEY_ID_AT = 1;
const NONCE_AT = 17;
const COMMITMENT_AT = 29;
const TAG_AT = 45;
const TEXT_AT = 61;

/** The place a sealed value belongs to. It is bound to the ciphertext, which opens nowhere else. */
export interface Place {
  readonly clinicId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/** A key with the identifier that sealed values carry. */
export interface NamedKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Names a key. Its bytes become a key object once, because making one at every use costs more than sealing does. */
export function named(id: string, bytes: Buffer): NamedKey {
  return { id, key: createSecretKey(bytes) };
}

/** Seals bytes with AES-256-GCM, bound to their place and to the one key that made them. */
export function seal(secret: NamedKey, place: Place, plain: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret.key, nonce);
  cipher.setAAD(boundData(place, secret.id));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  const keyId = Buffer.from(secret.id.replaceAll('-', ''), 'hex');
  return Buffer.concat([Buffer.of(VERSION), keyId, nonce, commitment(secret.key, nonce), cipher.getAuthTag(), text]);
}

/**
 * Opens sealed bytes.
 *
 * @throws Error when the key, the place or a single bit is not the one they were sealed with
 */
export function open(secret: NamedKey, place: Place, sealed: Buffer): Buffer {
  if (sealed.length < TEXT_AT || sealed[0] !== VERSION || sealedKeyId(sealed) !== secret.id)
    throw new Error('not sealed so');
  const nonce = sealed.subarray(NONCE_AT, COMMITMENT_AT);
  if (!timingSafeEqual(sealed.subarray(COMMITMENT_AT, TAG_AT), commitment(secret.key, nonce)))
    throw new Error('wrong key');
  const decipher = createDecipheriv('aes-256-gcm', secret.key, nonce);
  decipher.setAAD(boundData(place, secret.id));
  decipher.setAuthTag(sealed.subarray(TAG_AT, TEXT_AT));
  return Buffer.concat([decipher.update(sealed.subarray(TEXT_AT)), decipher.final()]);
}

/** The identifier of the key that a sealed value needs. */
export function sealedKeyId(sealed: Buffer): string {
  const hex = sealed.subarray(KEY_ID_AT, NONCE_AT).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

// GCM alone lets one ciphertext open under two crafted keys; the tag over the nonce commits it to one.
function commitment(key: KeyObject, nonce: Buffer): Buffer {
  return createHmac('sha256', key).update('commitment').update(nonce).digest().subarray(0, 16);
}

// Each part carries its length, so that no two places can be written the same way.
function boundData(place: Place, keyId: string): Buffer {
  const parts = ['holdfast', place.clinicId, place.table, place.column, place.rowId, keyId].map((part) =>
    Buffer.from(part),
  );
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, part];
    }),
  );
}
