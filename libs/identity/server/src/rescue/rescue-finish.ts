import { Injectable } from '@nestjs/common';
import {
  codeRefused,
  type CodeSetup,
  linkOver,
  type PasskeyCreation,
  proofRefused,
  type RescueFinish,
  type RescueOpened,
  type RescueProof,
} from '@holdfast/identity/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import type { Site } from '../factor/site';
import { SignInChanges } from '../factor/sign-in-changes';
import { FirstFactor } from './first-factor';
import { NewFactor } from './new-factor';
import { type RescueLink, RescueLinks } from './rescue-links';
import { actorOf } from './rescues';

const USE: Prepared = {
  name: 'rescue_use',
  text: `update rescue set used_at = now() where id = $1 and cancelled_at is null and used_at is null
    and opens_at <= now() and expires_at > now() returning id`,
};

/** What a rescue's link opens once its day is over: password first, then a new second factor in place of all old ones. */
@Injectable()
export class RescueFinishing {
  constructor(
    private readonly work: Work,
    private readonly links: RescueLinks,
    private readonly first: FirstFactor,
    private readonly second: NewFactor,
    private readonly changes: SignInChanges,
  ) {}

  /** What the link leads to; fails with `link.over`. Looking changes nothing. */
  open(token: string, address: string, site: Site): Promise<RescueOpened> {
    return this.links.by(token, address, async (link) => {
      const hasPassword = await this.work.as(actorOf(link, 'rescue.open'), (tx) => this.first.hasPassword(tx));
      const { opensAt, isOpen } = link;
      return { opensAt: opensAt.toISOString(), isOpen, hasPassword, passkeysWorkHere: site.rpId !== null };
    });
  }

  /** What the browser needs to make the new passkey; fails with `link.over` or `session.proof-refused`. */
  async offerPasskey(proof: RescueProof, address: string, site: Site): Promise<PasskeyCreation> {
    return this.offer(proof, address, (tx) => this.second.offerPasskey(tx, site));
  }

  /** The secret of a new code app, the same however often it is asked for; fails as `offerPasskey`. */
  async offerCodeApp(proof: RescueProof, address: string): Promise<CodeSetup> {
    return this.offer(proof, address, (tx) => this.second.offerCodeApp(tx, this.links.codeSecret(proof.token)));
  }

  /**
   * Replaces every second factor, ends every session and holds the account for a day: all of it or nothing.
   * Fails with `link.over`, `session.proof-refused`, `passkey.refused`, `code-app.refused` or as a password that is refused.
   */
  finish(input: RescueFinish, address: string, site: Site): Promise<void> {
    return this.links.by(input.token, address, (link) => this.replace(mustBeOpen(link), input, address, site));
  }

  private async replace(link: RescueLink, input: RescueFinish, address: string, site: Site): Promise<void> {
    await this.first.count(link.accountId, address);
    const changed = await this.work.as(actorOf(link, 'rescue.finish'), async (tx) => {
      if ((await tx.query(USE, [link.id])).length === 0) throw linkOver();
      if (!(await this.first.judge(tx, input))) throw proofRefused();
      return this.changes.make(tx, link.accountId, 'link', async () => {
        await this.second.clear(tx);
        if (input.passkey) await this.second.keepPasskey(tx, site, input.passkey);
        else if (!(await this.second.keepCodeApp(tx, this.links.codeSecret(input.token), input.code ?? '')))
          throw codeRefused();
        if (input.reset) await this.first.choose(tx, input.reset, input.password);
      });
    });
    await this.first.wasRight(link.accountId, address);
    this.changes.close(changed);
  }

  private offer<T>(proof: RescueProof, address: string, deed: (tx: Tx) => Promise<T>): Promise<T> {
    return this.links.by(proof.token, address, async (link) => {
      await this.first.count(mustBeOpen(link).accountId, address);
      const made = await this.work.as(actorOf(link, 'rescue.offer'), async (tx) => {
        if (!(await this.first.judge(tx, proof))) throw proofRefused();
        return deed(tx);
      });
      await this.first.wasRight(link.accountId, address);
      return made;
    });
  }
}

function mustBeOpen(link: RescueLink): RescueLink {
  if (!link.isOpen) throw linkOver();
  return link;
}
