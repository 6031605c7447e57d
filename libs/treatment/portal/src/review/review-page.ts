import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { TrendChart } from '@holdfast/check-in/portal';
import type { TrendView } from '@holdfast/check-in/model';
import type { PatientView } from '@holdfast/clinic/model';
import {
  Access,
  Button,
  ErrorPanel,
  Live,
  Session,
  TimeWords,
  Toast,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import type { DecisionView, ReviewView } from '@holdfast/treatment/model';
import { debounceTime, filter } from 'rxjs';
import { CoursePrompts } from '../prompts/course-prompts';
import { DecisionForm } from './decision-form';
import { NeedChip } from './need-chip';
import { type NeedFacts, NeedTable } from './need-table';
import { ReviewApi, reviewUrl } from './review-api';
import { SignedDecision } from './signed-decision';
import { TherapyPlace } from '../prompts/therapy-place';

const SETTLE_MS = 250;
const ABOUT: ReadonlySet<string> = new Set(['review', 'check-in', 'alert', 'infusion']);

/** One patient's review: the chart, how the need was reckoned, what would change it, what was decided, and deciding. */
@Component({
  selector: 'hf-review-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Button,
    CoursePrompts,
    DecisionForm,
    ErrorPanel,
    NeedChip,
    NeedTable,
    SignedDecision,
    TherapyPlace,
    TrendChart,
    Waiting,
  ],
  templateUrl: './review-page.html',
  styleUrl: './review-page.css',
})
export class ReviewPage {
  readonly patientId = input.required<string>();
  protected readonly time = inject(TimeWords);
  private readonly api = inject(ReviewApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayDecide = inject(Access).may('review.decide');
  protected readonly home = this.router.url.startsWith('/reviews') ? '/reviews' : null;
  protected readonly asked = httpResource<ReviewView>(() => reviewUrl(this.patientId()));
  protected readonly trend = httpResource<TrendView>(() => `/api/patients/${this.patientId()}/trend`);
  protected readonly patient = httpResource<PatientView>(() => `/api/patients/${this.patientId()}`);
  protected readonly isUndoing = signal(false);
  /** What was last known stays on the screen while it is asked for again. */
  protected readonly review = linkedSignal<ReviewView | null, ReviewView | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? (before?.value?.patientId === this.patientId() ? before.value : null),
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly name = computed(() => (this.patient.hasValue() ? this.patient.value().name : ''));
  protected readonly request = computed(
    () => this.review()?.requests.find(({ answeredAt, withdrawnAt }) => !answeredAt && !withdrawnAt) ?? null,
  );
  private readonly signedId = linkedSignal({ source: this.patientId, computation: (): string | null => null });
  /** Whether the form is there again after a signature, so that the keys go on in it. */
  protected readonly isAgain = linkedSignal({ source: this.patientId, computation: () => false });
  /** What was signed here a moment ago and stands: it is in the form's place until it is decided again. */
  protected readonly signed = computed(() => {
    const latest = this.review()?.decisions.find(({ undoneAt }) => !undoneAt);
    return latest && latest.id === this.signedId() ? latest : null;
  });
  protected readonly facts = computed<NeedFacts | null>(() => {
    const need = this.review()?.need;
    return need ? { ...need, intervalDays: need.interval?.days ?? null, isRequested: this.request() !== null } : null;
  });

  constructor() {
    const mine = filter(
      ({ kind, patientId }: { kind: string; patientId: string | null }) =>
        ABOUT.has(kind) && patientId === this.patientId(),
    );
    inject(Live)
      .hints.pipe(mine, debounceTime(SETTLE_MS), takeUntilDestroyed())
      .subscribe(() => {
        this.asked.reload();
        this.trend.reload();
      });
  }

  protected decided(review: ReviewView): void {
    this.review.set(review);
    this.signedId.set(review.decisions[0]?.id ?? null);
  }

  /** Shows the form again; what was signed stands until the next signature. */
  protected again(): void {
    this.signedId.set(null);
    this.isAgain.set(true);
  }

  protected mayUndo({ by, undoneAt, undoUntil }: DecisionView): boolean {
    return !undoneAt && by.id === this.session.person()?.accountId && Date.parse(undoUntil) > Date.now();
  }

  protected async undo({ id }: DecisionView): Promise<void> {
    if (this.isUndoing()) return;
    this.isUndoing.set(true);
    try {
      const isHere = id === this.signed()?.id;
      this.review.set(await this.api.undo(this.patientId(), id));
      if (isHere) this.again();
      this.toast.say(this.transloco.translate('treatment.decide.undone'));
    } catch {
      this.toast.say(this.transloco.translate('treatment.problem.review.stands'));
      this.asked.reload();
    } finally {
      this.isUndoing.set(false);
    }
  }

  protected dayOf(day: string): string {
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }
}
