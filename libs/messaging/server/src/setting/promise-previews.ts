import { Injectable } from '@nestjs/common';
import { hoursFaults, settingFaulty } from '@holdfast/clinic/model';
import { Clinics } from '@holdfast/clinic/server';
import {
  fridayEvening,
  type PreviewPromises,
  type PromisePreview,
  promiseTimes,
  TOPICS,
} from '@holdfast/messaging/model';
import type { Actor } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { TOPICS_KIND } from './routing-kinds';

/** What would be promised by hours and topics that are not saved, by the very rule that promises. Nothing is changed by it. */
@Injectable()
export class PromisePreviews {
  constructor(
    private readonly work: Work,
    private readonly clinics: Clinics,
  ) {}

  /** What would be promised about every topic; fails with `clinic-setting.faulty` where the hours contradict themselves. */
  async of(actor: Actor, { hours, topics }: PreviewPromises): Promise<PromisePreview> {
    const faults = hours ? hoursFaults(hours) : [];
    if (faults.length > 0) throw settingFaulty({ faults });
    return this.work.as(actor, async (tx) => {
      const opening = hours
        ? { ...hours, holidays: hours.holidays.map(({ day }) => day) }
        : await this.clinics.openingOf(tx);
      const terms = topics ?? (await TOPICS_KIND.read(tx));
      const friday = fridayEvening(opening.zone, tx.now);
      const items = TOPICS.map((topic) => {
        const { openNow, opensAt, replyBy } = promiseTimes(opening, terms[topic], tx.now);
        const later = promiseTimes(opening, terms[topic], friday).replyBy;
        return { topic, openNow, opensAt: isoOf(opensAt), replyBy: isoOf(replyBy), fridayReplyBy: isoOf(later) };
      });
      return { zone: opening.zone, items };
    });
  }
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
