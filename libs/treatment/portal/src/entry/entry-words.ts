import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ProblemWords } from '@holdfast/platform/portal';
import type { EntryBody } from '@holdfast/treatment/model';
import { InfusionStore } from './infusion-store';
import type { WaitingEntry } from './infusion-outbox';

/** Says an entry in one line, and why one was refused. */
@Injectable()
export class EntryWords {
  private readonly transloco = inject(TranslocoService);
  private readonly problems = inject(ProblemWords);
  private readonly store = inject(InfusionStore);

  /** What was written, in the reader's language. */
  say(body: EntryBody): string {
    const known = this.t(`line.${body.kind}`, this.partsOf(body));
    const reason = 'reason' in body && body.kind !== 'strike' ? body.reason : null;
    return reason && body.kind !== 'cancel' ? `${known} – ${reason}` : known;
  }

  /** Why the server did not take an entry. */
  why({ refused }: WaitingEntry): string {
    const refusal = refused?.facts['refusal'];
    if (typeof refusal === 'string') return this.t(`refusal.${refusal}`);
    return this.problems.say({ status: 409, code: refused?.code ?? '', facts: {}, requestId: '' });
  }

  private partsOf(body: EntryBody): Record<string, string> {
    switch (body.kind) {
      case 'vitals': {
        const { systolicMmHg, diastolicMmHg, pulsePerMinute, oxygenPercent, breathsPerMinute } = body.vitals;
        const parts = [
          systolicMmHg === null ? '' : `${systolicMmHg}/${diastolicMmHg ?? ''} mmHg`,
          pulsePerMinute === null ? '' : `${this.t('field.pulsePerMinute')} ${pulsePerMinute}`,
          oxygenPercent === null ? '' : `${this.t('vitals.oxygen')} ${oxygenPercent} %`,
          breathsPerMinute === null ? '' : `${this.t('vitals.breaths')} ${breathsPerMinute}`,
        ];
        return { vitals: parts.filter(Boolean).join(' · ') };
      }
      case 'dose':
        return { dose: String(body.doseMg), route: this.t(`route.${body.route}`) };
      case 'effect': {
        const serious = body.isSerious ? `, ${this.t('line.serious')}` : '';
        const grade = this.t(`grade.${body.grade}`);
        return { effect: this.t(`effect.${body.effect}`), grade: `${grade}${serious}`, words: body.words ?? '' };
      }
      case 'effect-over': {
        const effect = this.store.record().effects.find(({ entryId }) => entryId === body.entryId);
        return { effect: effect ? this.t(`effect.${effect.body.effect}`) : '' };
      }
      case 'criterion': {
        const state = body.isMet ? 'met' : body.exception === null ? 'open' : 'excepted';
        const name = this.t(`criterion.${body.criterion}`);
        return { criterion: name, state: this.t(`line.${state}`, { reason: body.exception ?? '' }) };
      }
      default:
        return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value ?? '')]));
    }
  }

  private t(key: string, parts: Record<string, string> = {}): string {
    return this.transloco.translate(`infusion.${key}`, parts);
  }
}
