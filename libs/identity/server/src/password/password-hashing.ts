import { Injectable } from '@nestjs/common';
import { signInLimited } from '@holdfast/identity/model';
import { hash, verify } from '@node-rs/argon2';

// OWASP's parameters for argon2id: 19 MiB, two passes, one lane.
// argon2id is the library's default; its enum cannot be named here, since types are erased file by file.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const QUEUE = 64;

/** Hashes and verifies passwords, a few at a time, so that a flood of sign-ins cannot eat the machine. */
@Injectable()
export class PasswordHashing {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private decoy: Promise<string> | null = null;

  /** The argon2id hash of a password. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), PARAMETERS));
  }

  /** Whether a password fits a hash; without a hash the same work is done and the answer is no. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    this.decoy ??= hash('nobody has this password', PARAMETERS);
    const against = stored ?? (await this.decoy);
    const fits = await this.inTurn(() => verify(against, password.normalize('NFKC')));
    return stored !== null && fits;
  }

  private async inTurn<T>(job: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.queue.length >= QUEUE) throw signInLimited({ retryAfterSeconds: 2 });
      await new Promise<void>((resolve) => this.queue.push(resolve));
    }
    this.running += 1;
    try {
      return await job();
    } finally {
      this.running -= 1;
      this.queue.shift()?.();
    }
  }
}
