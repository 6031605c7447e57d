import { Injectable } from '@nestjs/common';
import { type Proof, type ProofOffer, proofRefused } from '@holdfast/identity/model';
import type { Actor } from '@holdfast/platform/model';
import { type Prepared, Work } from '@holdfast/platform/server';
import { Guesses } from '../session/guesses';
import { Proofs } from './proofs';
import type { Site } from './site';

const PROVED: Prepared = {
  name: 'session_proved',
  text: 'update session set proved_at = now(), locked_at = null, last_used_at = now() where id = $1 and account_id = $2',
};

/** Proves again, in the middle of a session, that it is still the same person: for exports, key work and the like. */
@Injectable()
export class StepUps {
  constructor(
    private readonly work: Work,
    private readonly proofs: Proofs,
    private readonly guesses: Guesses,
  ) {}

  /** Which proofs the actor can give here. */
  offer(actor: Actor, site: Site): Promise<ProofOffer> {
    return this.work.as(actor, (tx) => this.proofs.offer(tx, actor.accountId, site));
  }

  /** Takes a proof, which then holds for five minutes; fails with `session.proof-refused` or `session.limited`. */
  async prove(actor: Actor, proof: Proof, site: Site): Promise<void> {
    await this.guesses.atProof(actor.sessionId ?? '');
    const isRight = await this.work.as(actor, async (tx) => {
      if (!(await this.proofs.judge(tx, actor.accountId, proof, site))) return false;
      await tx.query(PROVED, [actor.sessionId, actor.accountId]);
      return true;
    });
    if (!isRight) throw proofRefused();
  }
}
