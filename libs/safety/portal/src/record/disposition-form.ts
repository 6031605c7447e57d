import { Component, ElementRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { StaffDirectory } from '@holdfast/clinic/portal';
import { Button, Clock, Drafts, Field, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import {
  type AlertDetail,
  type Disposed,
  type Disposition,
  type DispositionField,
  MEDICAL_PLANS,
  dispositionGaps,
  isBeforeRaised,
  neededFields,
} from '@holdfast/safety/model';
import { AlertApi } from '../alert/alert-api';
import { BLANK_RECORD, fieldName, RECORD_CHOICES, RECORD_FIELDS, instantOf, localMoment } from './record-choices';
import { type SentBack, sentBackOf } from './sent-back';

const MAY_STAY_EMPTY: readonly DispositionField[] = ['supervisorId', 'note'];

/** The record that closes an alert. What is typed survives a reload, and gaps are named before anything is sent. */
@Component({
  selector: 'hf-disposition-form',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './disposition-form.html',
  styles: `
    .back {
      padding-inline-start: 0.75rem;
      border-inline-start: 3px solid var(--hf-support);
    }
    form {
      display: grid;
      gap: 0.875rem;
    }
    @media (min-width: 700px) {
      form {
        grid-template-columns: 1fr 1fr;
      }
      .wide {
        grid-column: 1 / -1;
      }
    }
    textarea {
      resize: vertical;
    }
  `,
})
export class DispositionForm {
  readonly alert = input.required<AlertDetail>();
  /** When the alert was raised, in words. */
  readonly raised = input.required<string>();
  /** The record stands; this is the alert now. */
  readonly written = output<AlertDetail>();
  /** Someone changed the alert meanwhile. */
  readonly stale = output();
  private readonly api = inject(AlertApi);
  private readonly drafts = inject(Drafts);
  private readonly clock = inject(Clock);
  private readonly directory = inject(StaffDirectory);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly problems = inject(ProblemWords);
  private readonly disposed = computed<Disposed>(() => {
    const { kind, level, concern, raisedAt } = this.alert();
    return { kind, level, concern, raisedAt: Date.parse(raisedAt) };
  });
  /** What is never asked of this alert is not shown; what the method alone spares stays. */
  protected readonly fields = computed(() => {
    const needed = neededFields(this.disposed(), 'phone');
    return RECORD_FIELDS.filter(({ field }) => needed.includes(field) || MAY_STAY_EMPTY.includes(field));
  });
  /** The record that a second person sent back, to go on from. */
  protected readonly sentBack = computed<SentBack | null>(() => sentBackOf(this.alert()));
  protected readonly record = signal<Disposition>(BLANK_RECORD);
  protected readonly gaps = signal<readonly string[]>([]);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isSending = signal(false);
  protected readonly moment = computed(() => localMoment(this.record().contactedAt));
  protected readonly latest = computed(() =>
    localMoment(new Date(Math.max(this.clock.halfMinute(), this.disposed().raisedAt)).toISOString()),
  );
  protected readonly providers = computed(() => this.directory.all().filter(({ roles }) => roles.includes('provider')));
  private readonly key = computed(() => `alert.${this.alert().id}`);

  constructor() {
    effect(() => {
      const key = this.key();
      untracked(() => void this.restore(key));
    });
  }

  protected choiceOf(field: DispositionField): { words: string; values: readonly string[] } {
    const choice = RECORD_CHOICES[field as keyof typeof RECORD_CHOICES];
    const { kind, concern } = this.alert();
    if (field === 'plan' && concern === 'medical') return { words: choice.words, values: MEDICAL_PLANS };
    return { words: choice.words, values: choice.values.filter((value) => value !== 'read' || kind === 'words') };
  }

  protected textOf(field: DispositionField): string {
    return this.record()[field] ?? '';
  }

  protected fill(field: DispositionField, value: string): void {
    const said = field === 'contactedAt' ? instantOf(value) : value === '' ? null : value;
    this.record.update((record) => ({ ...record, [field]: said }));
    this.gaps.update((gaps) => gaps.filter((one) => one !== field));
    void this.drafts.keep(this.key(), JSON.stringify(this.record()));
  }

  /** What is wrong with a field, as the key of its words; empty for nothing. */
  protected wrong(field: DispositionField): string {
    if (!this.gaps().includes(field)) return '';
    if (field === 'plan' && this.record().plan !== null) return 'alerts.record.gapPlan';
    if (field !== 'contactedAt') return 'alerts.record.gap';
    const said = this.record().contactedAt;
    return said && isBeforeRaised(said, this.disposed()) ? 'alerts.record.gapBefore' : 'alerts.record.gapTime';
  }

  protected isOptional(field: DispositionField): boolean {
    return !neededFields(this.disposed(), this.record().method).includes(field);
  }

  protected label(field: DispositionField): string {
    return fieldName(field, this.alert().concern);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    const { id, patientId, version } = this.alert();
    const record = trimmed(this.record());
    this.problem.set(null);
    this.mark(dispositionGaps(record, this.disposed(), this.clock.now()));
    if (this.gaps().length > 0 || !patientId) return;
    this.isSending.set(true);
    try {
      const detail = await this.api.dispose({ patientId, id }, { ...record, version });
      await this.drafts.keep(this.key(), '');
      this.written.emit(detail);
    } catch (failure) {
      this.refused(problemOf(failure));
    } finally {
      this.isSending.set(false);
    }
  }

  private refused(problem: Problem): void {
    this.problem.set(problem);
    const fields = problem.facts['fields'];
    if (Array.isArray(fields)) this.mark(fields);
    if (problem.status === 409) this.stale.emit();
  }

  private mark(gaps: readonly string[]): void {
    this.gaps.set(gaps);
    const [first] = gaps;
    if (first) setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(`#hf-record-${first}`)?.focus());
  }

  private async restore(key: string): Promise<void> {
    this.record.set(BLANK_RECORD);
    this.gaps.set([]);
    const kept = await this.drafts.read(key);
    if (key !== this.key()) return;
    if (!kept?.body) return this.record.set(this.sentBack()?.record ?? BLANK_RECORD);
    this.record.set({ ...BLANK_RECORD, ...(JSON.parse(kept.body) as Partial<Disposition>) });
  }
}

/** Words of nothing but spaces are no words. */
function trimmed(record: Disposition): Disposition {
  const entries = Object.entries(record).map(([key, value]: [string, string | null]) => [key, value?.trim() || null]);
  return Object.fromEntries(entries) as Disposition;
}
