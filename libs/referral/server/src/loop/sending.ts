import { Injectable } from '@nestjs/common';
import { type Id, newId } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { categoriesOf, choiceOther, referralEdge, releaseLacking } from '@holdfast/referral/model';
import { Directory } from '../directory/directory';
import { Packets } from '../release/packets';
import { ReleaseJudging } from '../release/release-judging';
import { Moves } from './moves';
import { Referral } from './referral.entity';
import { Telling } from './telling';

/** Begins attempts and sends them: with a release that holds, a packet that is frozen, and a mail that says nothing. */
@Injectable()
export class Sending {
  constructor(
    private readonly moves: Moves,
    private readonly judging: ReleaseJudging,
    private readonly packets: Packets,
    private readonly telling: Telling,
    private readonly directory: Directory,
  ) {}

  /** Begins an attempt inside ongoing work, with a packet gathered from the record; fails with `search.choice`. */
  async draft(tx: Tx, begun: Draft): Promise<Referral> {
    if (!(await this.directory.isListed(tx, begun.therapistId))) throw choiceOther();
    const now = new Date(tx.now);
    const row: Referral = {
      ...{ clinicId: tx.actor.clinicId, id: begun.id ?? newId(), searchId: begun.searchId, patientId: begun.patientId },
      ...{ therapistId: begun.therapistId, urgency: begun.urgency, ownerId: begun.ownerId, replaces: begun.replaces },
      ...{
        state: 'draft',
        since: now,
        askAt: null,
        expireAt: null,
        dueAt: null,
        nudges: 0,
        nudgedAt: null,
        missedAt: null,
        callAt: null,
        repliedAt: null,
        columnSince: now,
      },
      ...{ sentAt: null, answeredAt: null, acceptedAt: null, appointmentAt: null, attendedAt: null, closedAt: null },
      ...{ sessionsAttended: 0, sessionsPlanned: null, outcome: null, releaseId: null, packetId: null },
      ...{ steps: 0, version: 1, madeAt: now, madeBy: tx.actor.accountId },
    };
    await tx.manager.insert(Referral, row);
    await this.packets.gather(tx, row, begun.sentBefore);
    return row;
  }

  /** Whether a release holds for what this attempt would let out. */
  async isReleased(tx: Tx, row: Referral): Promise<boolean> {
    const { release, fault } = await this.wanted(tx, row);
    return release !== null && fault === null;
  }

  /** Freezes the packet and sends an attempt that is held for writing; fails with `release.lacking` or `referral.edge`. */
  async send(tx: Tx, row: Referral): Promise<void> {
    if (row.state !== 'draft') throw referralEdge({ state: row.state });
    const { release, fault } = await this.wanted(tx, row);
    if (!release || fault) throw releaseLacking({ fault: fault ?? 'unsigned' });
    const { packetId } = await this.packets.freeze(tx, row, release.id);
    // Whoever is not told by mail is not silent before somebody told them: the clock waits for that, not for them.
    const isMailed = await this.telling.isMailed(tx, row);
    const sets = { releaseId: release.id, packetId, callAt: isMailed ? null : new Date(tx.now) };
    await this.moves.make(tx, row, { to: 'sent', by: 'sender', hasRelease: true, sets });
    if (isMailed) await this.telling.mail(tx, row);
    else await this.telling.ownerCalls(tx, row);
  }

  /** Whether what was sent may be opened at this moment. */
  async mayOpen(tx: Tx, row: Referral): Promise<boolean> {
    if (!row.releaseId || !row.packetId) return false;
    const content = await this.packets.sentIn(tx, row.packetId);
    return (await this.judging.faultOf(tx, row.releaseId, row.therapistId, categoriesOf(content))) === null;
  }

  // Only who it is about must be released: what else the patient did not let out is left out of the packet when it is sent.
  private wanted(tx: Tx, { patientId, searchId, therapistId }: Referral) {
    return this.judging.faultFor(tx, { patientId, searchId, therapistId, categories: ['identity'] });
  }
}

/** What an attempt begins with. */
export interface Draft {
  readonly id?: Id;
  readonly searchId: Id;
  readonly patientId: Id;
  readonly therapistId: Id;
  readonly urgency: Referral['urgency'];
  readonly ownerId: Id;
  readonly replaces: Id | null;
  /** The packet of the attempt that it replaces; null where none was sent. */
  readonly sentBefore: Id | null;
}
