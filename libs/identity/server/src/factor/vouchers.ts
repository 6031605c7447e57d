import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing, Throttles } from '@holdfast/platform/server';

const EXPIRY_BYTES = 6;
const NONCE_BYTES = 16;
const MAC_BYTES = 16;
const LONGEST_SECONDS = 900;

/** What a voucher vouches for; each kind is of no use for another. */
export type VoucherKind = 'passkey' | 'second-step';

/**
 * Short-lived secrets that the server needs not keep: they carry their own expiry and a keyed hash of what they are bound
 * to. Only those that were used are remembered, for as long as they would have lived, so that none works twice.
 */
@Injectable()
export class Vouchers {
  constructor(
    private readonly ring: KeyRing,
    private readonly throttles: Throttles,
  ) {}

  /** @param bound what it is good for alone, for example one account; @param seconds how long, at most fifteen minutes */
  give(kind: VoucherKind, bound: string, seconds: number): string {
    const body = Buffer.alloc(EXPIRY_BYTES + NONCE_BYTES);
    body.writeUIntBE(Date.now() + Math.min(seconds, LONGEST_SECONDS) * 1000, 0, EXPIRY_BYTES);
    randomBytes(NONCE_BYTES).copy(body, EXPIRY_BYTES);
    return Buffer.concat([body, this.mac(kind, bound, body)]).toString('base64url');
  }

  /** Whether it was given for this, by this installation, and has not expired. It may have been used. */
  isGood(kind: VoucherKind, bound: string, voucher: string): boolean {
    const bytes = Buffer.from(voucher, 'base64url');
    if (bytes.length !== EXPIRY_BYTES + NONCE_BYTES + MAC_BYTES) return false;
    const body = bytes.subarray(0, EXPIRY_BYTES + NONCE_BYTES);
    const isOurs = timingSafeEqual(bytes.subarray(EXPIRY_BYTES + NONCE_BYTES), this.mac(kind, bound, body));
    return isOurs && body.readUIntBE(0, EXPIRY_BYTES) > Date.now();
  }

  /** Uses it up. @returns false where it was used before, in any process */
  async spend(voucher: string): Promise<boolean> {
    return (await this.throttles.take({ name: 'voucher', points: 1, seconds: LONGEST_SECONDS }, voucher)) === 0;
  }

  private mac(kind: VoucherKind, bound: string, body: Buffer): Buffer {
    return this.ring.installationToken(`voucher.${kind}`, `${body.toString('hex')}/${bound}`).subarray(0, MAC_BYTES);
  }
}
