import { Injectable } from '@nestjs/common';
import { signInLimited } from '@holdfast/identity/model';
import { type Allowance, networkOf, Throttles } from '@holdfast/platform/server';

// Strangers share one allowance per account, a known device has its own: whoever guesses can keep the owner from a new
// device for an hour, and never from one they have signed in on before.
const STRANGERS: Allowance = { name: 'sign-in.stranger', points: 20, seconds: 3600 };
const KNOWN_DEVICE: Allowance = { name: 'sign-in.device', points: 20, seconds: 3600 };
const ADDRESS: Allowance = { name: 'sign-in.address', points: 300, seconds: 3600 };
const SECOND_STEP: Allowance = { name: 'sign-in.second', points: 20, seconds: 3600 };
const PROOF: Allowance = { name: 'sign-in.proof', points: 10, seconds: 900 };

/** One try at a secret: whose, and from where. */
export interface Try {
  /** What the guesses are counted by: the account, by identifier or by the keyed hash of its address. */
  readonly subject: string;
  readonly address: string;
  /** The mark of a device its owner has signed in from before; null for a stranger's. */
  readonly knownDevice: string | null;
}

/** Counts tries at passwords and codes, so that guessing is hopeless and the owner is not locked out by it. */
@Injectable()
export class Guesses {
  constructor(private readonly throttles: Throttles) {}

  /** Counts a visitor's address before anything is looked at; fails with `session.limited`. */
  async fromAddress(address: string): Promise<void> {
    await this.hold(ADDRESS, networkOf(address));
  }

  /**
   * Counts a visitor's address before a deed that a secret opens, and gives the point back once it is done.
   * Fails with `session.limited`, or as the deed.
   */
  async bySecret<T>(address: string, deed: () => Promise<T>): Promise<T> {
    await this.fromAddress(address);
    const done = await deed();
    await this.throttles.giveBack(ADDRESS, networkOf(address));
    return done;
  }

  /** Counts a visitor's address where a password is tried; a known device, which has tries of its own, passes. */
  async atDoor({ address, knownDevice }: Try): Promise<void> {
    if (!knownDevice) await this.fromAddress(address);
  }

  /** Counts a try at a password; fails with `session.limited`. */
  async atPassword({ subject, knownDevice }: Try): Promise<void> {
    if (knownDevice) await this.hold(KNOWN_DEVICE, knownDevice);
    else await this.hold(STRANGERS, subject);
  }

  /** Counts a try at a second factor, after the right password; fails with `session.limited`. */
  async atSecondStep({ subject, knownDevice }: Try): Promise<void> {
    await this.hold(SECOND_STEP, knownDevice ?? subject);
  }

  /** Counts a try at proving, inside a session, that it is still the same person; fails with `session.limited`. */
  async atProof(sessionId: string): Promise<void> {
    await this.hold(PROOF, sessionId);
  }

  /** The password was right. A stranger's success gives back its own try only: the guesses of others stay counted. */
  async passwordWasRight({ subject, address, knownDevice }: Try): Promise<void> {
    if (knownDevice) {
      await this.throttles.clear(KNOWN_DEVICE, knownDevice);
      return;
    }
    await this.throttles.giveBack(STRANGERS, subject);
    await this.throttles.giveBack(ADDRESS, networkOf(address));
  }

  /** The second factor was right. */
  async secondStepWasRight({ subject, knownDevice }: Try): Promise<void> {
    await this.throttles.giveBack(SECOND_STEP, knownDevice ?? subject);
  }

  private async hold(allowance: Allowance, key: string): Promise<void> {
    const retryAfterSeconds = await this.throttles.take(allowance, key);
    if (retryAfterSeconds > 0) throw signInLimited({ retryAfterSeconds });
  }
}
