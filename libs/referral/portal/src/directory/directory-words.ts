import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Clock, Preference, TimeWords } from '@holdfast/platform/portal';
import { spokenName } from '@holdfast/referral/model';
import type { TherapistEntry, TherapistHistory } from '@holdfast/referral/model';

/** After so many days an entry should be checked again. */
export const STALE_DAYS = 180;

/** Says what the directory holds in words, in the reader's language. */
@Injectable({ providedIn: 'root' })
export class DirectoryWords {
  private readonly transloco = inject(TranslocoService);
  private readonly preference = inject(Preference);
  private readonly time = inject(TimeWords);
  private readonly clock = inject(Clock);

  /** Today, ISO. */
  today(): string {
    return this.time.dayKey(this.clock.now());
  }

  /** A language by its name, from its tag. */
  language(tag: string): string {
    return spokenName(tag, this.locale());
  }

  /** When an entry was last checked, and how long ago that is. */
  checked({ verifiedOn }: TherapistEntry): string {
    const days = this.daysSince(verifiedOn);
    const day = new Intl.DateTimeFormat(this.locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(`${verifiedOn}T12:00:00Z`),
    );
    return this.say(`checked.${days === 0 ? 'today' : days > 0 ? 'ago' : 'ahead'}`, { day, days });
  }

  /** Whether an entry was checked so long ago that it should be again. */
  isStale({ verifiedOn }: TherapistEntry): boolean {
    return this.daysSince(verifiedOn) > STALE_DAYS;
  }

  /** What came of our own referrals. */
  history({ sent, answered, accepted, attended, ended, helped, answerDays }: TherapistHistory): string {
    if (sent === 0) return this.say('history.none');
    const days = answerDays === null ? null : new Intl.NumberFormat(this.locale()).format(answerDays);
    return [
      this.say('history.some', { sent, answered, accepted, attended }),
      days === null ? '' : this.say('history.days', { days }),
      ended === 0 ? '' : this.say('history.ended', { ended, helped }),
    ]
      .filter(Boolean)
      .join(' ');
  }

  /** What one session costs without a payer; empty where nobody knows. */
  fee({ feeFrom, feeTo }: TherapistEntry): string {
    const [from, to] = [feeFrom ?? feeTo, feeTo ?? feeFrom];
    if (from === null) return '';
    return this.say(from === to ? 'feeOne' : 'fee', { from, to });
  }

  private daysSince(day: string): number {
    return -this.time.daysFromToday(`${day}T12:00:00Z`, 'UTC');
  }

  /** A sentence of the directory's copy. */
  say(key: string, facts: Record<string, unknown> = {}): string {
    return this.transloco.translate(`directory.${key}`, facts);
  }

  private locale(): string {
    return this.preference.value().language === 'es' ? 'es-US' : 'en-US';
  }
}
