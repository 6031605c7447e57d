import { Injectable } from '@nestjs/common';
import { type Id, newId } from '@holdfast/platform/model';
import type { MoveInRoom, ReferralPath } from '@holdfast/referral/model';
import { Correspondence, Referrals, RoomLinks, Rooms, SearchClosing } from '@holdfast/referral/server';
import type { PastSearch } from './search-past';

// Each visit comes from an address of its own, as therapists do, so that no allowance is met.
const visitor = (index: number) => ({ requestId: newId(), origin: `198.51.100.${index % 250}` });

/** What became of attempts: sent, called, answered in the therapist's room. */
@Injectable()
export class AttemptPast {
  private visits = 0;

  constructor(
    private readonly referrals: Referrals,
    private readonly correspondence: Correspondence,
    private readonly links: RoomLinks,
    private readonly rooms: Rooms,
    private readonly closing: SearchClosing,
  ) {}

  /** An attempt with a therapist is prepared, and sent where that is asked for. */
  async begin(past: PastSearch, therapistId: Id, isSent: boolean): Promise<void> {
    const { patientId, searchId, lee } = past;
    const path = { patientId, referralId: newId() };
    past.referralId = path.referralId;
    const { referral } = await this.referrals.draft(lee, path, { searchId, therapistId });
    if (isSent) await this.referrals.send(lee, path, referral.version);
  }

  /** Somebody called the therapist. */
  async call({ patientId, lee, referralId }: PastSearch): Promise<void> {
    const path = { patientId, referralId };
    const { version } = (await this.referrals.view(lee, path)).referral;
    await this.correspondence.nudge(lee, path, { way: 'phone', version });
  }

  /** The coordinator writes to the therapist. */
  async write({ patientId, lee, referralId }: PastSearch, words: string): Promise<void> {
    await this.correspondence.write(lee, { patientId, referralId, messageId: newId() }, { kind: 'message', words });
  }

  /** The therapist comes with a link and its code, and moves the attempt. */
  async move({ patientId, lee, referralId }: PastSearch, move: Omit<MoveInRoom, 'version'>): Promise<void> {
    const path: ReferralPath = { patientId, referralId };
    const { token, link } = await this.links.make(lee, path);
    this.visits += 1;
    const { pass, version } = await this.rooms.open({ token, code: link.code ?? '' }, visitor(this.visits));
    await this.rooms.move(pass, { ...move, version }, visitor(this.visits));
  }

  /** The coordinator ends the search. */
  async close({ patientId, searchId, lee }: PastSearch): Promise<void> {
    const end = { version: 1, reason: 'found-elsewhere' as const, words: null };
    await this.closing.close(lee, { patientId, searchId }, end);
  }
}
