import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Clock, Field, ProblemWords } from '@holdfast/platform/portal';
import {
  ASKS_REASON,
  type MoveInRoom,
  REFERRAL_OUTCOMES,
  type ReferralState,
  visitFault,
} from '@holdfast/referral/model';
import { RoomDays } from './room-days';
import { RoomStore } from './room-store';

/** Moves with how far therapy is; the others do not ask for it. */
const COUNTS: ReadonlySet<ReferralState> = new Set(['in_therapy', 'interim_note', 'completed']);
const MOST_SESSIONS = 400;
/** What says that somebody else moved it in the meantime. */
const MOVED: ReadonlySet<string> = new Set(['referral.moved', 'referral.edge']);
/** What is missing or cannot be in an answer. */
type Gap = 'reason' | 'when' | 'past' | 'far' | 'outcome' | 'count';
/** What is pressed most comes first. */
const FIRST: ReadonlySet<ReferralState> = new Set(['accepted', 'scheduled', 'attended', 'in_therapy']);

/** Where the therapist can take the referral from here: one button for each way, and what it asks for. */
@Component({
  selector: 'hf-room-answer',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './room-answer.html',
  styleUrl: './room-answer.css',
})
export class RoomAnswer {
  protected readonly store = inject(RoomStore);
  protected readonly problems = inject(ProblemWords);
  protected readonly days = inject(RoomDays);
  private readonly clock = inject(Clock);
  protected readonly outcomes = REFERRAL_OUTCOMES;
  protected readonly moves = computed(() => {
    const moves = this.store.room()?.moves ?? [];
    return [...moves].sort((one, other) => Number(FIRST.has(other)) - Number(FIRST.has(one)));
  });
  /** What was chosen stays open, with everything that was typed, for as long as it can still be done. */
  protected readonly chosen = linkedSignal<readonly ReferralState[], ReferralState | null>({
    source: this.moves,
    computation: (moves, before) => moves.find((to) => to === before?.value) ?? null,
  });
  protected readonly reason = signal('');
  protected readonly when = signal('');
  protected readonly outcome = signal<MoveInRoom['outcome']>(null);
  protected readonly attended = signal('');
  protected readonly planned = signal('');
  protected readonly gap = signal<Gap | null>(null);
  protected readonly timeWrong = computed(() => ['when', 'past', 'far'].includes(this.gap() ?? ''));
  protected readonly said = signal(false);
  protected readonly trouble = computed(() => (this.store.place() === 'answer' ? this.store.trouble() : null));
  /** How it stands now, where somebody else moved it in the meantime. */
  protected readonly now = computed(() => (MOVED.has(this.trouble()?.code ?? '') ? this.store.room() : null));
  protected readonly asksReason = computed(() => {
    const to = this.chosen();
    return to !== null && (ASKS_REASON.has(to) || to === 'interim_note');
  });
  protected readonly counts = computed(() => COUNTS.has(this.chosen() as ReferralState));

  protected isMain(to: ReferralState): boolean {
    return to === this.moves()[0] && FIRST.has(to);
  }

  protected choose(to: ReferralState): void {
    const { sessions } = this.store.room() ?? {};
    this.attended.set(sessions ? String(sessions.attended) : '');
    this.planned.set(sessions?.planned ? String(sessions.planned) : '');
    this.gap.set(null);
    this.said.set(false);
    this.chosen.set(to);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [to, room] = [this.chosen(), this.store.room()];
    if (!to || !room) return;
    this.gap.set(this.gapOf(to));
    if (this.gap()) return;
    const isTaken = await this.store.move({
      ...{ to, version: room.version, reason: this.reason().trim() || null },
      outcome: to === 'completed' ? this.outcome() : null,
      appointmentAt: to === 'scheduled' ? new Date(this.when()).toISOString() : null,
      sessions: this.counts()
        ? { attended: Number(this.attended()) || 0, planned: Number(this.planned()) || null }
        : null,
    });
    if (!isTaken) {
      if (MOVED.has(this.trouble()?.code ?? '')) await this.store.again();
      return;
    }
    this.reason.set('');
    this.chosen.set(null);
    this.said.set(true);
  }

  private gapOf(to: ReferralState): Gap | null {
    if (this.asksReason() && this.reason().trim() === '') return 'reason';
    if (to === 'scheduled') return this.timeGap();
    if (to === 'completed' && this.outcome() === null) return 'outcome';
    return this.counts() && !this.isCounted() ? 'count' : null;
  }

  private timeGap(): Gap | null {
    const at = Date.parse(this.when());
    return Number.isNaN(at) ? 'when' : visitFault(at, this.clock.now());
  }

  private isCounted(): boolean {
    const [attended, planned] = [Number(this.attended()), Number(this.planned())];
    const isWhole = [attended, planned].every((one) => Number.isInteger(one) && one >= 0 && one <= MOST_SESSIONS);
    return isWhole && (planned === 0 || attended <= planned);
  }
}
