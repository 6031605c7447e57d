import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, ErrorPanel, ProblemWords, Waiting, problemOf } from '@holdfast/platform/portal';
import type { MatchList, SearchList, SearchView } from '@holdfast/referral/model';
import { ReferralApi } from './referral-api';

const MOST = 10;

/** Everybody of the directory, the better fit first, each with why; those that are ticked are offered to the patient. */
@Component({
  selector: 'hf-shortlist',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Waiting],
  providers: [ReferralApi],
  templateUrl: './shortlist.html',
  styleUrl: './chart.css',
})
export class Shortlist {
  readonly patientId = input.required<string>();
  readonly search = input.required<SearchView>();
  readonly saved = output<SearchList>();
  protected readonly api = inject(ReferralApi);
  protected readonly problems = inject(ProblemWords);
  protected readonly asked = httpResource<MatchList>(
    () => `/api/patients/${this.patientId()}/searches/${this.search().id}/matches`,
  );
  protected readonly matches = computed(() => (this.asked.hasValue() ? this.asked.value().items : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  private readonly known = computed(() =>
    this.search()
      .choices.map(({ therapistId }) => therapistId)
      .join(),
  );
  protected readonly chosen = linkedSignal<string, readonly string[]>({
    source: this.known,
    computation: (known) => (known === '' ? [] : known.split(',')),
  });
  /** Whoever was asked stays on the list. */
  protected readonly wereAsked = computed(
    () => new Set(this.search().choices.flatMap(({ therapistId, referralId }) => (referralId ? [therapistId] : []))),
  );
  protected readonly isFull = computed(() => this.chosen().length >= MOST);

  protected nameOf({ name, practice }: MatchList['items'][number]['entry']): string {
    return practice && practice !== name ? `${name}, ${practice}` : name;
  }

  protected toggle(therapistId: string, isIn: boolean): void {
    this.chosen.update((all) => (isIn ? [...all, therapistId] : all.filter((one) => one !== therapistId)));
  }

  protected async save(): Promise<void> {
    const list = await this.api.shortlist(this.patientId(), this.search().id, this.chosen());
    if (list) this.saved.emit(list);
  }
}
