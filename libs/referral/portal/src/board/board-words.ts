import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Clock, Preference, TimeWords } from '@holdfast/platform/portal';
import type { ReferralView } from '@holdfast/referral/model';

const MINUTE_MS = 60_000;

/** Says where a referral stands, for how long, who goes on and by when, in the reader's language. */
@Injectable({ providedIn: 'root' })
export class BoardWords {
  private readonly transloco = inject(TranslocoService);
  private readonly preference = inject(Preference);
  private readonly time = inject(TimeWords);
  private readonly clock = inject(Clock);

  /** For how long a card is in its column. */
  age(since: string): string {
    return this.say('for', { span: this.time.span((this.clock.halfMinute() - Date.parse(since)) / MINUTE_MS) });
  }

  /** For how long somebody waits. */
  waits(since: string): string {
    return this.say('waiting.for', { span: this.time.span((this.clock.halfMinute() - Date.parse(since)) / MINUTE_MS) });
  }

  /** Who goes on, and with what. */
  next({ state, turn, therapistName, outcome, appointmentAt, callAt, isAnswered }: ReferralView): string {
    if (outcome) return this.say(`outcome.${outcome}`);
    if (turn === null) return this.say('next.over');
    if (callAt) return this.say('next.call', { name: therapistName });
    if (isAnswered) return this.say('next.answered', { name: therapistName });
    if (state === 'scheduled' && appointmentAt) {
      const key = Date.parse(appointmentAt) > this.clock.halfMinute() ? 'visit' : 'visited';
      return this.say(`next.${key}`, { when: this.time.dayAndTime(appointmentAt), name: therapistName });
    }
    return this.say(`next.${state}`, { name: therapistName });
  }

  /** By when, and what happens then. */
  dates({ turn, askAt, expireAt }: ReferralView): readonly string[] {
    if (turn === null) return [];
    const now = this.clock.halfMinute();
    const at = (instant: string) => ({ day: this.time.dayNear(instant) });
    return [
      ...(askAt ? [this.say(`${Date.parse(askAt) > now ? 'by' : 'since'}.${turn}`, at(askAt))] : []),
      ...(expireAt ? [this.say('expires', at(expireAt))] : []),
    ];
  }

  /** How often and when the therapist was asked again; empty where never. */
  nudged({ nudges: { count, lastAt } }: ReferralView): string {
    if (count === 0) return '';
    return this.say(count === 1 ? 'nudgedOnce' : 'nudged', { count, day: lastAt ? this.time.dayNear(lastAt) : '' });
  }

  /** That the patient has not heard anything, and since when; empty where they do not say so. */
  missed({ missedAt }: ReferralView): string {
    return missedAt ? this.say('missed', { day: this.time.dayNear(missedAt) }) : '';
  }

  /** What keeps an attempt from being sent or opened. */
  lack({ releaseFault }: ReferralView, what: ReferralView['missing'][number]): string {
    return what === 'release' ? this.say(`fault.${releaseFault ?? 'unsigned'}`) : this.say(`lack.${what}`);
  }

  /** A number as the reader writes it. */
  number(value: number): string {
    return new Intl.NumberFormat(this.locale()).format(value);
  }

  /** A part of a hundred; null where there is nothing to take a part of. */
  share(part: number, all: number): string | null {
    return all === 0 ? null : new Intl.NumberFormat(this.locale(), { style: 'percent' }).format(part / all);
  }

  /** A calendar day of the clinic. */
  calendarDay(day: string): string {
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }

  /** A sentence of the board's copy. */
  say(key: string, facts: Record<string, unknown> = {}): string {
    return this.transloco.translate(`board.${key}`, facts);
  }

  private locale(): string {
    return this.preference.value().language === 'es' ? 'es-US' : 'en-US';
  }
}
