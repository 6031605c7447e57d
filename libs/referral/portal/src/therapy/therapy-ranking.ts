import { Component, computed, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';
import type { TherapistCard, TherapyTracker } from '@holdfast/referral/model';
import { TherapyStore } from './therapy-store';

type Search = NonNullable<TherapyTracker['search']>;

/** Whom the patient wishes, the first first: put in order with buttons, because not everybody can drag. */
@Component({
  selector: 'hf-therapy-ranking',
  imports: [TranslocoDirective, Button, Icon],
  templateUrl: './therapy-ranking.html',
  styleUrl: './therapy-ranking.css',
})
export class TherapyRanking {
  readonly search = input.required<Search>();
  protected readonly store = inject(TherapyStore);
  private readonly known = computed(() =>
    this.search()
      .choices.map(({ therapistId, rank }) => `${therapistId}${rank}`)
      .join(),
  );
  /** As it stands, or as it was put in order here and not saved yet. */
  protected readonly order = linkedSignal<string, readonly TherapistCard[]>({
    source: this.known,
    computation: (known, before) => {
      if (before?.source === known) return before.value;
      return untracked(() => this.search().choices.filter(({ rank }) => this.isNew() || rank !== null));
    },
  });
  protected readonly left = computed(() => {
    const here = new Set(this.order().map(({ therapistId }) => therapistId));
    return this.search().choices.filter(({ therapistId }) => !here.has(therapistId));
  });
  /** What was ticked here stays until what the clinic knows has changed: news of the clinic’s unticks nothing. */
  protected readonly agrees = linkedSignal<boolean, boolean>({
    source: () => this.search().hasStandingConsent,
    computation: (known, before) => (before?.source === known ? before.value : known),
  });
  protected readonly isSaved = signal(false);
  protected readonly told = signal('');
  /** Whether nobody was put in order yet: then all stand in the clinic's order. */
  protected readonly isNew = computed(() => this.search().choices.every(({ rank }) => rank === null));

  protected move(at: number, by: -1 | 1, told: string): void {
    const order = [...this.order()];
    const [one] = order.splice(at, 1);
    if (one) order.splice(at + by, 0, one);
    this.change(order, told);
  }

  protected leave(card: TherapistCard, told: string): void {
    this.change(
      this.order().filter(({ therapistId }) => therapistId !== card.therapistId),
      told,
    );
  }

  protected add(card: TherapistCard, told: string): void {
    this.change([...this.order(), card], told);
  }

  protected async save(): Promise<void> {
    const therapistIds = this.order().map(({ therapistId }) => therapistId);
    this.isSaved.set(await this.store.rank(this.search().id, { therapistIds, hasStandingConsent: this.agrees() }));
  }

  private change(order: readonly TherapistCard[], told: string): void {
    this.order.set(order);
    this.isSaved.set(false);
    this.told.set(told);
  }
}
