import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, Session, Sheet } from '@holdfast/platform/portal';
import { type AlertSummary, byGravity, leadOf } from '@holdfast/safety/model';
import { type Acknowledgement, AcknowledgeSheet } from './acknowledge-sheet';
import { AlertStore } from './alert-store';
import { AlertWords } from './alert-words';
import { ConcernChip } from './concern-chip';
import { LevelChip } from './level-chip';
import { ReasonList } from './reason-list';

/**
 * One alert in a row: how pressing, who, why, how old, what is due, who has it, and what one can do. Its further reasons,
 * and what else is open about the same patient, open in place.
 */
@Component({
  selector: 'hf-alert-row',
  imports: [RouterLink, TranslocoDirective, Button, ConcernChip, Icon, LevelChip, ReasonList],
  templateUrl: './alert-row.html',
  styleUrl: './alert-row.css',
})
export class AlertRow {
  readonly alert = input.required<AlertSummary>();
  /** What else is open about the same patient. */
  readonly others = input<readonly AlertSummary[]>([]);
  /** Just the line: level, name and reason. */
  readonly isLine = input(false);
  protected readonly store = inject(AlertStore);
  protected readonly words = inject(AlertWords);
  private readonly sheet = inject(Sheet);
  private readonly session = inject(Session);
  protected readonly me = computed(() => this.session.person()?.accountId ?? '');
  protected readonly isWide = signal(false);
  protected readonly isConcerned = computed(() => ['finding', 'unsafe-now'].includes(this.alert().kind));
  protected readonly reasons = computed(() =>
    byGravity(this.alert().reasons)
      .slice(1)
      .filter(({ isHandled }) => !isHandled),
  );
  protected readonly more = computed(() => this.reasons().length + this.others().length);
  /** The gravest of what else there is: a count alone would hide it. */
  protected readonly next = computed(() => {
    const others = this.others().map((one) => ({
      ...{ ...leadOf(one), level: one.level ?? 'high', concern: one.concern, raisedAt: one.raisedAt, isHandled: false },
    }));
    const [next] = byGravity([...this.reasons(), ...others]);
    return next ? this.words.reason(next) : '';
  });
  protected readonly moreIsOpen = computed(() => this.others().some(({ state }) => state === 'open'));
  protected readonly due = computed(() => this.words.due(this.alert()));
  protected readonly owner = computed(() => {
    const { ownerId, kind } = this.alert();
    if (kind === 'drill') return '';
    if (!ownerId) return 'alerts.band.nobody';
    return ownerId === this.me() ? 'alerts.band.mine' : 'alerts.band.has';
  });

  protected acknowledge(): void {
    const alert = this.alert();
    if (!alert.patientId) return void this.store.acknowledge(alert, null);
    const sheet = this.sheet.open<Acknowledgement, AcknowledgeSheet>(AcknowledgeSheet, 'hf-acknowledge-title', alert);
    sheet.closed.subscribe((said) => said && void this.store.acknowledge(alert, said.note));
  }
}
