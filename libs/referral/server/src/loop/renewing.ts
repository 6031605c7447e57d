import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { categoriesOf, isOver, type SearchPath } from '@holdfast/referral/model';
import { Packets } from '../release/packets';
import { ReleaseJudging } from '../release/release-judging';
import { ReferralRelease } from '../release/release.entity';
import { RoomLink } from '../room/room-link.entity';
import { referralForWriting, searchForWriting } from './loop-rows';
import { Moves } from './moves';
import { Referral } from './referral.entity';
import { Telling } from './telling';

/** Lets out what was sent under the release that the patient signed since, so that taking one back is not for good. */
@Injectable()
export class Renewing {
  constructor(
    private readonly moves: Moves,
    private readonly judging: ReleaseJudging,
    private readonly packets: Packets,
    private readonly telling: Telling,
  ) {}

  /** Looks at what was sent in a search after the patient signed or revoked; again changes nothing. Fails with `missing`. */
  async renew(tx: Tx, path: SearchPath): Promise<void> {
    const { id: searchId, patientId } = await searchForWriting(tx, path);
    const attempts = await tx.manager.findBy(Referral, { clinicId: tx.actor.clinicId, searchId, patientId });
    for (const { id: referralId, packetId } of attempts.filter((one) => isShown(one))) {
      if (packetId) await this.one(tx, await referralForWriting(tx, { patientId, referralId }), packetId);
    }
  }

  // What was sent stays as it was, with the release that it went out by; it is opened by the one that holds longest.
  private async one(tx: Tx, row: Referral, packetId: Id): Promise<void> {
    const { patientId, searchId, therapistId, releaseId } = row;
    const categories = categoriesOf(await this.packets.sentIn(tx, packetId));
    const { release, fault } = await this.judging.faultFor(tx, { patientId, searchId, therapistId, categories });
    if (!release || fault !== null || !releaseId || release.id === releaseId) return;
    const before = await tx.manager.findOneBy(ReferralRelease, { clinicId: row.clinicId, id: releaseId });
    const holds = before && (await this.judging.faultOf(tx, releaseId, therapistId, categories)) === null;
    if (holds && before.expiresAt >= release.expiresAt) return;
    row.releaseId = release.id;
    await this.moves.note(tx, row, { kind: 'released', by: 'timer' });
    if (!isOver(row.state) && (await this.isLockedOut(tx, row))) await this.telling.tell(tx, row, true);
  }

  // Only what ended because it could not be shown; what the clinic ended stays so.
  private async isLockedOut(tx: Tx, { clinicId, id: referralId }: Referral): Promise<boolean> {
    const links = await tx.manager.findBy(RoomLink, { clinicId, referralId });
    return links.some(({ endedWhy }) => endedWhy === 'withdrawn') && links.every(({ revokedAt }) => revokedAt !== null);
  }
}

function isShown({ state, releaseId }: Referral): boolean {
  return releaseId !== null && (!isOver(state) || state === 'completed');
}
