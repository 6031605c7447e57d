import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SparkLine } from '@holdfast/check-in/portal';
import { Button, TimeWords } from '@holdfast/platform/portal';
import type { NeedThresholds, QueueRow } from '@holdfast/treatment/model';
import { NeedChip } from './need-chip';
import { type NeedFacts, NeedTable } from './need-table';

/** One patient in the queue: how long since beside what is usual for them, what moved, why, and their last words. */
@Component({
  selector: 'hf-review-row',
  imports: [RouterLink, TranslocoDirective, Button, NeedChip, NeedTable, SparkLine],
  templateUrl: './review-row.html',
  styleUrl: './review-row.css',
  host: { '[class.selected]': 'isSelected()', '[class.open]': 'isOpen()' },
})
export class ReviewRow {
  readonly row = input.required<QueueRow>();
  /** What the reasons are worded with. */
  readonly thresholds = input<NeedThresholds>();
  readonly isSelected = input(false);
  readonly isOpen = input(false);
  readonly chosen = output();
  protected readonly time = inject(TimeWords);
  protected readonly last = computed(() => this.row().totals.at(-1)?.total ?? null);
  protected readonly spark = computed(() => this.row().totals.map(({ day, total }) => ({ at: day, total })));
  protected readonly first = computed(() => this.row().reference ?? this.row().totals[0]?.total ?? null);
  protected readonly interval = computed(() => {
    const days = this.row().intervalDays;
    return days === null ? null : Math.round(days);
  });
  protected readonly facts = computed<NeedFacts>(() => ({
    ...this.row(),
    isRequested: this.row().requestedAt !== null,
  }));
  protected readonly requestedOn = computed(() => {
    const at = this.row().requestedAt;
    return at ? this.time.dayAndTime(at) : '';
  });
  protected readonly decidedOn = computed(() => {
    const at = this.row().lastDecision?.decidedAt;
    return at ? this.time.day(at) : '';
  });
  protected readonly followUp = computed(() => {
    const day = this.row().lastDecision?.followUpOn;
    return day ? this.time.day(`${day}T12:00:00Z`, 'UTC') : '';
  });
}
