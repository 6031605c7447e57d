import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, ProblemWords } from '@holdfast/platform/portal';
import { ASKS_REASON, type MoveInRoom, REFERRAL_OUTCOMES, type ReferralState } from '@holdfast/referral/model';
import { RoomStore } from './room-store';

/** Moves with how far therapy is; the others do not ask for it. */
const COUNTS: ReadonlySet<ReferralState> = new Set(['in_therapy', 'interim_note', 'completed']);
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
  protected readonly outcomes = REFERRAL_OUTCOMES;
  protected readonly moves = computed(() => {
    const moves = this.store.room()?.moves ?? [];
    return [...moves].sort((one, other) => Number(FIRST.has(other)) - Number(FIRST.has(one)));
  });
  private readonly state = computed(() => this.store.room()?.state);
  /** Closed by what moves the referral; a refusal leaves it open, with everything that was typed. */
  protected readonly chosen = linkedSignal<ReferralState | undefined, ReferralState | null>({
    source: this.state,
    computation: () => null,
  });
  protected readonly reason = signal('');
  protected readonly when = signal('');
  protected readonly outcome = signal<MoveInRoom['outcome']>(null);
  protected readonly attended = signal('');
  protected readonly planned = signal('');
  protected readonly gap = signal<'reason' | 'when' | 'outcome' | null>(null);
  protected readonly said = signal(false);
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
    if (!isTaken) return void (await this.catchUp());
    this.reason.set('');
    this.chosen.set(null);
    this.said.set(true);
  }

  // Somebody else moved it: what it is now is shown, and why stays beside it.
  private async catchUp(): Promise<void> {
    const trouble = this.store.trouble();
    if (trouble?.code !== 'referral.moved' && trouble?.code !== 'referral.edge') return;
    await this.store.read();
    this.store.trouble.set(trouble);
  }

  private gapOf(to: ReferralState): 'reason' | 'when' | 'outcome' | null {
    if (this.asksReason() && this.reason().trim() === '') return 'reason';
    if (to === 'scheduled' && Number.isNaN(Date.parse(this.when()))) return 'when';
    return to === 'completed' && this.outcome() === null ? 'outcome' : null;
  }
}
