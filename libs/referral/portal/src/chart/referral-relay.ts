import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Clock, Field } from '@holdfast/platform/portal';
import {
  asksReason,
  movesOf,
  REFERRAL_OUTCOMES,
  type ReferralOutcome,
  type ReferralState,
  type ReferralView,
  type RelayAnswer,
  visitFault,
} from '@holdfast/referral/model';

/** What is missing in an answer that was taken. */
type Gap = 'who' | 'when' | 'outcome' | 'why';

/** What a therapist answered by phone or fax: which of their moves, who said it, and what belongs to it. */
@Component({
  selector: 'hf-referral-relay',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './referral-relay.html',
  styleUrl: './chart.css',
})
export class ReferralRelay {
  readonly referral = input.required<ReferralView>();
  readonly relayed = output<RelayAnswer>();
  readonly closed = output();
  private readonly clock = inject(Clock);
  protected readonly ways = ['phone', 'fax'] as const;
  protected readonly outcomes = REFERRAL_OUTCOMES;
  /** What the therapist can say from here; that it reached them says nothing. */
  protected readonly moves = computed(() =>
    movesOf(this.referral().state, 'receiver').filter((to) => to !== 'received'),
  );
  protected readonly chosen = linkedSignal<readonly ReferralState[], ReferralState | null>({
    source: this.moves,
    computation: (moves, before) => moves.find((to) => to === before?.value) ?? moves[0] ?? null,
  });
  protected readonly way = signal<RelayAnswer['way']>('phone');
  protected readonly saidBy = signal('');
  protected readonly words = signal('');
  protected readonly visitAt = signal('');
  protected readonly outcome = signal<ReferralOutcome | null>(null);
  protected readonly gap = signal<Gap | null>(null);
  protected readonly asksWhy = computed(() => asksReason(this.chosen() ?? 'draft', 'receiver'));

  protected send(event: Event): void {
    event.preventDefault();
    const to = this.chosen();
    if (!to) return;
    this.gap.set(this.gapOf(to));
    if (this.gap()) return;
    const move = {
      ...{ to, version: this.referral().version, reason: this.words().trim() || null, sessions: null },
      outcome: to === 'completed' ? this.outcome() : null,
      appointmentAt: to === 'scheduled' ? new Date(this.visitAt()).toISOString() : null,
    };
    this.relayed.emit({ move, way: this.way(), saidBy: this.saidBy().trim() });
  }

  private gapOf(to: ReferralState): Gap | null {
    if (this.saidBy().trim() === '') return 'who';
    const at = Date.parse(this.visitAt());
    if (to === 'scheduled' && (Number.isNaN(at) || visitFault(at, this.clock.now()))) return 'when';
    if (to === 'completed' && this.outcome() === null) return 'outcome';
    return this.asksWhy() && this.words().trim() === '' ? 'why' : null;
  }
}
