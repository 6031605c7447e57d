import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Button,
  Clock,
  Drafts,
  type Problem,
  ProblemWords,
  Session,
  Shortcuts,
  problemOf,
} from '@holdfast/platform/portal';
import type { Decision, ReviewView } from '@holdfast/treatment/model';
import { v7 } from 'uuid';
import { type DecidedFacts, OtherDecision } from './other-decision';
import { ReviewApi } from './review-api';

interface Draft {
  readonly decision: Decision | '';
  readonly rationale: string;
  readonly followUpOn: string;
  readonly sendCheckIn: boolean;
  /** The latest decision when this was begun; undefined until then. */
  readonly seen?: string | null;
  /** The identifier of the decision, the same for the same words, so that a repeat cannot decide twice. */
  readonly decisionId: string;
}

// The order in which they are offered, each with its digit; a new one without a place here is a type error.
const DECISIONS = Object.keys({
  'bring-in': 1,
  keep: 1,
  extend: 1,
  taper: 1,
  psychotherapy: 1,
  ask: 1,
  investigate: 1,
} satisfies Record<Decision, 1>) as Decision[];
const LONGEST = 2000;
const DAY_MS = 86_400_000;
const FOLLOW_UPS = [7, 14, 28];

/** Decides a review: one of seven ways, why, and when to look again. What is filled in stays on this device until signed. */
@Component({
  selector: 'hf-decision-form',
  imports: [RouterLink, TranslocoDirective, Button, OtherDecision],
  templateUrl: './decision-form.html',
  styleUrl: './decision-form.css',
})
export class DecisionForm {
  readonly review = input.required<ReviewView>();
  /** Takes the focus when it appears: it came back where something else had it. */
  readonly takesFocus = input(false);
  readonly decided = output<ReviewView>();
  protected readonly problems = inject(ProblemWords);
  protected readonly session = inject(Session);
  private readonly api = inject(ReviewApi);
  private readonly drafts = inject(Drafts);
  private readonly clock = inject(Clock);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly decisions = DECISIONS;
  protected readonly followUps = FOLLOW_UPS;
  protected readonly longest = LONGEST;
  protected readonly draft = signal<Draft>(blank());
  protected readonly isSaving = signal(false);
  protected readonly gaps = signal<readonly ('decision' | 'rationale')[]>([]);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly asksWhy = computed(() => this.review().caution !== null && this.draft().decision === 'bring-in');
  protected readonly today = computed(() => dayIn(this.clock.halfMinute(), 0));
  /** What a colleague decided meanwhile; null where nobody did. */
  protected readonly other = computed(() => {
    const problem = this.problem();
    return problem?.code === 'review.decided' ? (problem.facts as unknown as DecidedFacts) : null;
  });
  private restored = '';
  private readonly latest = computed(() => this.review().decisions.find(({ undoneAt }) => !undoneAt)?.id ?? null);

  constructor() {
    const keys = DECISIONS.map((decision, index) => ({
      keys: String(index + 1),
      words: `treatment.decision.${decision}`,
      run: () => this.choose(decision, true),
    }));
    inject(Shortcuts).offer(keys, inject(DestroyRef));
    afterNextRender(() => {
      if (this.takesFocus()) this.field('decision')?.focus();
    });
    effect(() => {
      const { patientId } = this.review();
      untracked(() => void this.restore(patientId));
    });
  }

  protected choose(decision: Decision, isByKey = false): void {
    this.edit({ decision, sendCheckIn: decision === 'ask' });
    if (isByKey) this.field('rationale')?.focus();
  }

  protected edit(part: Partial<Draft>): void {
    const seen = this.draft().seen === undefined ? this.latest() : this.draft().seen;
    this.draft.update((draft) => ({ ...draft, seen, ...part, decisionId: v7() }));
    this.gaps.set([]);
    void this.drafts.keep(keyOf(this.review().patientId), JSON.stringify(this.draft()));
  }

  protected later(days: number): void {
    this.edit({ followUpOn: dayIn(this.clock.halfMinute(), days) });
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.sign(event);
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    const [{ patientId }, draft] = [this.review(), this.draft()];
    const { decision, decisionId, followUpOn, sendCheckIn } = draft;
    const seen = draft.seen === undefined ? this.latest() : draft.seen;
    const rationale = draft.rationale.trim();
    this.gaps.set([
      ...(decision === '' ? (['decision'] as const) : []),
      ...(rationale === '' ? (['rationale'] as const) : []),
    ]);
    const [gap] = this.gaps();
    if (gap) this.field(gap)?.focus();
    if (decision === '' || rationale === '' || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      const signedName = this.session.person()?.name ?? '';
      const input = { decision, rationale, signedName, followUpOn: followUpOn || null, seen, sendCheckIn };
      const review = await this.api.decide(patientId, decisionId, input);
      await this.drafts.keep(keyOf(patientId), '');
      this.draft.set(blank());
      this.decided.emit(review);
    } catch (failure) {
      this.problem.set(problemOf(failure));
      // It was told who decided what: what is signed next is signed knowing it.
      if (this.other()) this.edit({ seen: undefined });
    } finally {
      this.isSaving.set(false);
    }
  }

  private field(name: string): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>(`[data-field='${name}']`);
  }

  /** The review comes anew again and again; what is being written must outlive that. */
  private async restore(patientId: string): Promise<void> {
    if (patientId === this.restored) return;
    this.restored = patientId;
    this.draft.set(blank());
    this.problem.set(null);
    this.gaps.set([]);
    const kept = await this.drafts.read(keyOf(patientId));
    if (kept && patientId === this.review().patientId) this.draft.set(JSON.parse(kept.body) as Draft);
  }
}

function blank(): Draft {
  return { decision: '', rationale: '', followUpOn: '', sendCheckIn: false, decisionId: v7() };
}

function keyOf(patientId: string): string {
  return `review.${patientId}`;
}

function dayIn(now: number, days: number): string {
  const at = new Date(now + days * DAY_MS);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
