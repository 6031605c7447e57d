import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { NewPasskey, PasskeyAssertion, PasskeyCreation, PasskeyRequest } from '@holdfast/identity/model';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** What an attacker or a broken device may do differently. */
export interface Twist {
  /** Whether the device looked at finger, face or PIN; true unless said otherwise. */
  readonly verified?: boolean;
  readonly origin?: string;
  readonly rpId?: string;
  readonly counter?: number;
}

/** A passkey in software, for tests: it makes and answers as a phone does, or wrongly where it is told to. */
export class SoftPasskey {
  private readonly id = randomBytes(32);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private counter = 0;
  private handle = '';

  constructor(private readonly origin: string) {}

  /** Makes itself known: what a browser sends after `navigator.credentials.create`. */
  make({ challenge, rp, user }: PasskeyCreation, twist: Twist = {}): NewPasskey['credential'] {
    this.handle = user.id;
    const clientDataJSON = this.clientData('webauthn.create', challenge, twist);
    const authData = Buffer.concat([
      this.head(twist.rpId ?? rp.id, HAS_CREDENTIAL, twist),
      Buffer.alloc(16),
      lengthOf(this.id),
      this.id,
      coseKey(this.keys.publicKey),
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    const attestationObject = Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url');
    const id = this.id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, attestationObject, transports: ['internal'] },
    };
  }

  /** Proves itself: what a browser sends after `navigator.credentials.get`. */
  answer({ challenge, rpId }: PasskeyRequest, twist: Twist = {}): PasskeyAssertion {
    const clientDataJSON = this.clientData('webauthn.get', challenge, twist);
    this.counter += 1;
    const authData = this.head(twist.rpId ?? rpId, 0, twist);
    const clientHash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    const signature = createSign('sha256')
      .update(Buffer.concat([authData, clientHash]))
      .sign(this.keys.privateKey)
      .toString('base64url');
    const id = this.id.toString('base64url');
    const authenticatorData = authData.toString('base64url');
    const response = { clientDataJSON, authenticatorData, signature, userHandle: this.handle };
    return { id, rawId: id, type: 'public-key', response };
  }

  private clientData(type: string, challenge: string, { origin = this.origin }: Twist): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
  }

  private head(rpId: string, flags: number, { verified = true, counter = this.counter }: Twist): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const bits = flags | USER_PRESENT | (verified ? USER_VERIFIED : 0);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(bits), count]);
  }
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return length;
}

// A key of P-256 as COSE writes it: kind 2, algorithm -7, curve 1, then both coordinates.
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const cose = new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ]);
  return Buffer.from(isoCBOR.encode(cose as never));
}
