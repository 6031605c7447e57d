import { Injectable } from '@nestjs/common';
import {
  type PasskeyAssertion,
  type Proof,
  proofRefused,
  type SecondStep,
  type SecondStepProof,
  stepOver,
} from '@holdfast/identity/model';
import { type Id, IdSchema, systemOf } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { accountOf } from '../factor/passkeys';
import { Proofs } from '../factor/proofs';
import type { Site } from '../factor/site';
import { Vouchers } from '../factor/vouchers';
import { Admission, type SignedIn, type Visitor } from './admission';
import { Guesses } from './guesses';
import { KnownDevices } from './known-devices';

const STEP_SECONDS = 600;

interface Who {
  readonly clinicId: Id;
  readonly accountId: Id;
}

/** What comes after the right password, or instead of one: a second factor, or a passkey alone. */
@Injectable()
export class SecondSteps {
  constructor(
    private readonly work: Work,
    private readonly proofs: Proofs,
    private readonly vouchers: Vouchers,
    private readonly guesses: Guesses,
    private readonly devices: KnownDevices,
    private readonly admission: Admission,
  ) {}

  /** Asks for the second factor of somebody whose password was right. */
  async begin(who: Who, site: Site): Promise<SecondStep> {
    const voucher = this.vouchers.give('second-step', boundOf(who), STEP_SECONDS);
    const offer = await this.work.as(actorOf(who, 'session.offer'), (tx) => this.proofs.offer(tx, who.accountId, site));
    return { ticket: `${who.clinicId}.${who.accountId}.${voucher}`, offer };
  }

  /** Lets somebody in whose account has no second factor. */
  skip({ clinicId, accountId }: Who, visitor: Visitor): Promise<SignedIn> {
    return this.admission.admit(clinicId, accountId, visitor);
  }

  /** Takes the second factor; fails with `session.step-over`, `session.proof-refused` or `session.limited`. */
  async finish({ ticket, proof }: SecondStepProof, visitor: Visitor, site: Site): Promise<SignedIn> {
    const [clinic, account, voucher = ''] = ticket.split('.');
    const [clinicId, accountId] = [IdSchema.safeParse(clinic).data, IdSchema.safeParse(account).data];
    if (!clinicId || !accountId) throw stepOver();
    const who = { clinicId, accountId };
    if (!this.vouchers.isGood('second-step', boundOf(who), voucher)) throw stepOver();
    await this.judge(who, proof, visitor, site);
    if (!(await this.vouchers.spend(voucher))) throw stepOver();
    return this.admission.admit(clinicId, accountId, visitor);
  }

  /**
   * Lets somebody in by a passkey alone, which is two factors: the device, and its owner's finger, face or PIN. Only wrong
   * answers are counted: nobody can guess a right one, and whoever has it gets in from an address that others guess from.
   */
  async byPasskey(credential: PasskeyAssertion, visitor: Visitor, site: Site): Promise<SignedIn> {
    const who = await this.ownerOf(credential, site).catch(async (cause: unknown) => {
      await this.guesses.fromAddress(visitor.address);
      throw cause;
    });
    return this.admission.admit(who.clinicId, who.accountId, visitor);
  }

  private async ownerOf(credential: PasskeyAssertion, site: Site): Promise<Who> {
    const who = accountOf(credential.response.userHandle);
    if (!who) throw proofRefused();
    // A stranger's answer undoes the whole work: nothing of it may stand in the owner's name.
    await this.work.as(actorOf(who, 'session.prove'), async (tx) => {
      if (!(await this.proofs.judgePasskey(tx, who.accountId, credential, site))) throw proofRefused();
    });
    return who;
  }

  private async judge(who: Who, proof: Proof, visitor: Visitor, site: Site): Promise<void> {
    const known = await this.devices.isKnown(who, visitor.device);
    const attempt = {
      subject: who.accountId,
      address: visitor.address,
      knownDevice: known ? visitor.device : null,
    };
    await this.guesses.atSecondStep(attempt);
    // A password is what brought them here: it proves nothing more.
    if (proof.by === 'password') throw proofRefused();
    await this.work.as(actorOf(who, 'session.prove'), async (tx) => {
      if (!(await this.proofs.judge(tx, who.accountId, proof, site))) throw proofRefused();
    });
    await this.guesses.secondStepWasRight(attempt);
  }
}

function actorOf({ clinicId, accountId }: Who, action: string) {
  return { ...systemOf(clinicId, action), accountId };
}

function boundOf({ clinicId, accountId }: Who): string {
  return `${clinicId}/${accountId}`;
}
