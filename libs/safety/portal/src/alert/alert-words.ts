import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Clock, TimeWords } from '@holdfast/platform/portal';
import type { AlertSummary } from '@holdfast/safety/model';

const MINUTE = 60_000;

/** What a due time says in words, and whether it has passed. */
export interface DueWords {
  readonly words: string;
  readonly isLate: boolean;
}

/** Says in words why an alert was raised, how old it is and what is due. */
@Injectable({ providedIn: 'root' })
export class AlertWords {
  private readonly transloco = inject(TranslocoService);
  private readonly time = inject(TimeWords);
  private readonly clock = inject(Clock);

  /** Why it was raised: the words any room has for the rule, and a plain sentence where none has. */
  reason({ rule, facts }: Pick<AlertSummary, 'rule' | 'facts'>): string {
    const known = this.transloco.getTranslation(this.transloco.activeLang());
    const outcome = facts['result'] ?? facts['level'] ?? '';
    const ends = [`.rule.${rule}.${outcome}`, `.rule.${rule}`];
    const found = Object.keys(known).find((key) => ends.some((end) => key.endsWith(end))) ?? 'alerts.rule.other';
    const said = facts['saidAt'];
    return this.transloco.translate(found, { ...facts, said: said ? this.time.short(said) : '' });
  }

  /** What a screen reader says at once when a critical one comes. */
  spoken(alert: Pick<AlertSummary, 'rule' | 'facts' | 'patientName'>): string {
    const words = { who: alert.patientName, why: this.reason(alert) };
    return this.transloco.translate('alerts.band.spoken', words);
  }

  /** How long ago it was raised. */
  age({ raisedAt }: Pick<AlertSummary, 'raisedAt'>): string {
    return this.transloco.translate('alerts.band.raised', { span: this.span(this.ahead(raisedAt) * -1) });
  }

  /** What is due next: an acknowledgement, then contact; null when nothing is. */
  due({
    state,
    acknowledgeBy,
    contactBy,
  }: Pick<AlertSummary, 'state' | 'acknowledgeBy' | 'contactBy'>): DueWords | null {
    if (state === 'open' && acknowledgeBy) return this.dueWords('due', 'overdue', acknowledgeBy);
    if (state === 'acknowledged' && contactBy) return this.dueWords('contactDue', 'contactOverdue', contactBy);
    return null;
  }

  /** Which word of `alerts.level` stands for it. */
  levelOf({ kind, level }: Pick<AlertSummary, 'kind' | 'level'>): 'critical' | 'high' | 'moderate' | 'words' | 'drill' {
    return kind === 'drill' ? 'drill' : (level ?? 'words');
  }

  private dueWords(soon: string, late: string, at: string): DueWords {
    const minutes = this.ahead(at);
    const isLate = minutes < 0;
    const words = this.transloco.translate(`alerts.band.${isLate ? late : soon}`, {
      span: this.span(Math.abs(minutes)),
    });
    return { words, isLate };
  }

  private ahead(at: string): number {
    return (Date.parse(at) - this.clock.halfMinute()) / MINUTE;
  }

  private span(minutes: number): string {
    return this.time.span(Math.max(0, minutes));
  }
}
