import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { StaffDirectory } from '@holdfast/clinic/portal';
import { newId } from '@holdfast/platform/model';
import { Button, Field, ProblemWords, Session } from '@holdfast/platform/portal';
import { MODALITY_IDS, type OpenSearch, type SearchList, URGENCIES, type WishesView } from '@holdfast/referral/model';
import { ReferralApi } from './referral-api';

const NOTHING: WishesView = {
  ...{ modalities: [], languages: ['en'], payer: null, mostFee: null, meeting: null, gender: null, accessibility: [] },
};
const LANGUAGES = ['en', 'es'];
const MOST_FEE = 1000;

/** Begins a search: why, how soon, what the patient wishes, and who has it in hand. */
@Component({
  selector: 'hf-search-form',
  imports: [TranslocoDirective, Button, Field],
  providers: [ReferralApi],
  templateUrl: './search-form.html',
  styleUrl: './chart.css',
})
export class SearchForm {
  readonly patientId = input.required<string>();
  readonly opened = output<SearchList>();
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
  protected readonly words = signal('');
  protected readonly urgency = signal<OpenSearch['urgency']>('routine');
  protected readonly wishes = signal<WishesView>(NOTHING);
  protected readonly ownerId = linkedSignal(() => this.session.person()?.accountId ?? '');
  protected readonly isEmpty = signal(false);
  /** What was typed as the most per visit, also where it is no amount. */
  protected readonly fee = signal('');
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
    const input = { urgency: this.urgency(), words, wishes, ownerId: this.ownerId() };
    const list = await this.api.open(this.patientId(), this.id, input);
    if (list) this.opened.emit(list);
  }
}
