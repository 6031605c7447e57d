import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Clock, Preference, Session, TimeWords } from '@holdfast/platform/portal';
import { type AlertFacts, type AlertSummary, leadOf } from '@holdfast/safety/model';

const MINUTE = 60_000;
const LOCAL = { dateStyle: 'short', timeStyle: 'short' } as const;

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
  private readonly session = inject(Session);
  private readonly preference = inject(Preference);

  /**
   * Why it was raised: the words any room has for the rule, and a plain sentence where none has. What was answered at the
   * check-in before is added where it made the answer weigh more.
   */
  reason({ rule, facts }: Pick<AlertSummary, 'rule' | 'facts'>): string {
    const known = this.transloco.getTranslation(this.transloco.activeLang());
    const outcome = facts['result'] ?? facts['level'] ?? '';
    const ends = [`.rule.${rule}.${outcome}`, `.rule.${rule}`, `.rule.${rule}.other`];
    const keys = Object.keys(known);
    const found = ends.map((end) => keys.find((key) => key.endsWith(end))).find(Boolean) ?? 'alerts.rule.other';
    const words = this.transloco.translate(found, { ...facts, ...this.said(facts) });
    const { earlier } = facts;
    if (earlier !== 'zero' && earlier !== 'positive') return words;
    return `${words} ${this.transloco.translate(`alerts.earlier.${earlier}`)}`;
  }

  /** Why an alert is there: the gravest of its reasons. */
  why(alert: Pick<AlertSummary, 'rule' | 'facts' | 'reasons'>): string {
    return this.reason(leadOf(alert));
  }

  /** A day and a time in the reader's zone, and which zone that is where the clinic lives in another. */
  when(instant: string | number): string {
    const at = new Date(instant);
    const own = new Intl.DateTimeFormat('en-US', LOCAL);
    const clinic = new Intl.DateTimeFormat('en-US', { ...LOCAL, timeZone: this.session.person()?.clinic.zone });
    const isElsewhere = own.format(at) !== clinic.format(at);
    const language = this.preference.value().language === 'es' ? 'es-US' : 'en-US';
    const day = { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
    const options = { ...day, timeZoneName: isElsewhere ? ('short' as const) : undefined };
    return new Intl.DateTimeFormat(language, options).format(at);
  }

  /** What a screen reader says at once when a critical one comes. */
  spoken(alert: Pick<AlertSummary, 'rule' | 'facts' | 'reasons' | 'patientName'>): string {
    const words = { who: alert.patientName, why: this.why(alert) };
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

  private said({ saidAt, severity }: AlertFacts): Record<string, string> {
    return {
      said: saidAt ? this.when(saidAt) : '',
      severity: severity ? this.transloco.translate(`alerts.severity.${severity}`) : '',
    };
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
