import { Component, computed, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { StaffDirectory } from '@holdfast/clinic/portal';
import { newId } from '@holdfast/platform/model';
import { Button, Field, ProblemWords, Session } from '@holdfast/platform/portal';
import {
  ACCESSIBILITY,
  MODALITY_IDS,
  type OpenSearch,
  type SearchList,
  type SearchView,
  URGENCIES,
  type WishesView,
} from '@holdfast/referral/model';
import { ReferralApi } from './referral-api';

const NOTHING: WishesView = {
  ...{ modalities: [], languages: ['en'], payer: null, mostFee: null, meeting: null, gender: null, accessibility: [] },
};
const LANGUAGES = ['en', 'es'];
const MOST_FEE = 1000;

/** Begins a search, or says it anew: why, how soon, what the patient needs and wishes, and who has it in hand. */
@Component({
  selector: 'hf-search-form',
  imports: [TranslocoDirective, Button, Field],
  providers: [ReferralApi],
  templateUrl: './search-form.html',
  styleUrl: './chart.css',
})
export class SearchForm {
  readonly patientId = input.required<string>();
  /** The search that is said anew; null where one begins. */
  readonly search = input<SearchView | null>(null);
  /** The searches as they are now. */
  readonly opened = output<SearchList>();
  readonly closed = output();
  protected readonly api = inject(ReferralApi);
  protected readonly problems = inject(ProblemWords);
  private readonly session = inject(Session);
  private readonly directory = inject(StaffDirectory);
  protected readonly urgencies = URGENCIES;
  protected readonly modalities = MODALITY_IDS;
  protected readonly languages = LANGUAGES;
  protected readonly colleagues = computed(() =>
    this.directory.all().filter(({ roles }) => roles.some((one) => ['provider', 'nurse', 'coordinator'].includes(one))),
  );
  protected readonly accessibility = ACCESSIBILITY;
  /** The search as it was when it was opened here: what a colleague changes meanwhile takes nothing from what is typed. */
  private readonly seen = linkedSignal<string | null, SearchView | null>({
    source: () => this.search()?.id ?? null,
    computation: (id, before) => (before?.source === id ? before.value : untracked(this.search)),
  });
  protected readonly words = linkedSignal(() => this.seen()?.words ?? '');
  protected readonly urgency = linkedSignal<OpenSearch['urgency']>(() => this.seen()?.urgency ?? 'routine');
  protected readonly wishes = linkedSignal<WishesView>(() => this.seen()?.wishes ?? NOTHING);
  protected readonly ownerId = linkedSignal(() => this.seen()?.owner.id ?? this.session.person()?.accountId ?? '');
  protected readonly isEmpty = signal(false);
  /** What was typed as the most per visit, also where it is no amount. */
  protected readonly fee = linkedSignal(() => String(this.seen()?.wishes.mostFee ?? ''));
  protected readonly isFeeWrong = signal(false);
  private readonly id = newId();

  protected wish(part: Partial<WishesView>): void {
    this.wishes.update((all) => ({ ...all, ...part }));
  }

  protected toggled<One extends string>(all: readonly One[], one: One, isIn: boolean): One[] {
    return isIn ? [...all, one] : all.filter((other) => other !== one);
  }

  private feeOf(): number | null | undefined {
    const text = this.fee().trim();
    if (text === '') return null;
    return /^\d{1,4}$/.test(text) && Number(text) <= MOST_FEE ? Number(text) : undefined;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const words = this.words().trim();
    this.isEmpty.set(words === '');
    const mostFee = this.feeOf();
    this.isFeeWrong.set(mostFee === undefined);
    if (words === '' || mostFee === undefined) return;
    const wishes = { ...this.wishes(), mostFee };
    const [urgency, ownerId, search] = [this.urgency(), this.ownerId(), this.seen()];
    const list = search
      ? await this.api.change(this.patientId(), search.id, { version: search.version, urgency, wishes, ownerId })
      : await this.api.open(this.patientId(), this.id, { urgency, words, wishes, ownerId });
    if (list) this.opened.emit(list);
  }
}
