import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  Access,
  Button,
  ErrorPanel,
  Icon,
  Live,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import {
  SEARCH_CLOSE_REASONS,
  type SayInterest,
  type SearchCloseReason,
  type SearchList,
  type SearchView,
  isInTherapy,
  isOver,
} from '@holdfast/referral/model';
import { debounceTime, filter } from 'rxjs';
import { ReferralApi } from './referral-api';
import { SearchForm } from './search-form';
import { Shortlist } from './shortlist';

const SETTLE_MS = 250;

/** For staff: why therapy should be offered to this patient, the search that is under way, and what was tried. */
@Component({
  selector: 'hf-search-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, SearchForm, Shortlist, Waiting],
  providers: [ReferralApi],
  templateUrl: './search-page.html',
  styleUrl: './chart.css',
})
export class SearchPage {
  readonly patientId = input.required<string>();
  protected readonly api = inject(ReferralApi);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayChoose = inject(Access).may('search.choose');
  protected readonly asked = httpResource<SearchList>(() => `/api/patients/${this.patientId()}/searches`);
  /** What was last known stays on the screen while it is asked for again. */
  protected readonly list = linkedSignal<SearchList | null, SearchList | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly open = computed(() => this.list()?.items.find(({ closedAt }) => closedAt === null) ?? null);
  protected readonly before = computed(() => this.list()?.items.filter(({ closedAt }) => closedAt !== null) ?? []);
  protected readonly isChanging = signal(false);
  protected readonly isChoosing = signal(false);
  protected readonly isClosing = signal(false);
  protected readonly reasons = SEARCH_CLOSE_REASONS;
  protected readonly kinds = ['offered', 'asked', 'declined'] as const;
  protected readonly closeReason = signal<SearchCloseReason>('therapy-began');
  protected readonly closeWords = signal('');
  protected readonly lacksWords = signal(false);
  /** Whoever would be asked next: by the patient's order, as long as nobody is asked at the moment. */
  protected readonly next = computed(() => {
    const search = this.open();
    if (!search || search.referrals.some(({ state }) => !isOver(state))) return null;
    return search.choices.find(({ rank, referralId }) => rank !== null && referralId === null) ?? null;
  });

  /** Who keeps the search from being ended, while somebody ends it: the therapist who is being asked. */
  protected readonly keeper = computed(() => {
    const live = this.open()?.referrals.find(({ state }) => !isOver(state) && !isInTherapy(state));
    return this.isClosing() ? (live?.therapistName ?? null) : null;
  });

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => kind === 'referral' && patientId === this.patientId()),
        debounceTime(SETTLE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }

  protected nameOf({ entry: { name, practice } }: SearchView['choices'][number]): string {
    return practice && practice !== name ? `${name}, ${practice}` : name;
  }

  /** What the patient needs and wishes, in one line; empty where nothing was said. */
  protected wishesOf({ wishes }: SearchView): string {
    const { languages, modalities, payer, mostFee, meeting, gender, accessibility } = wishes;
    const say = (key: string) => this.transloco.translate<string>(`referral.${key}`);
    return [
      ...languages.map((one) => (one === 'en' || one === 'es' ? say(`language.${one}`) : one)),
      ...modalities.map((one) => say(`modality.${one}`)),
      ...(payer ? [payer] : []),
      ...(mostFee === null ? [] : [this.transloco.translate('referral.upTo', { fee: mostFee })]),
      ...(meeting ? [say(meeting === 'telehealth' ? 'telehealth' : 'inPerson')] : []),
      ...(gender ? [say(gender === 'non-binary' ? 'nonBinary' : gender)] : []),
      ...accessibility.map((one) => say(`access.${one}`)),
    ].join(' · ');
  }

  protected took(list: SearchList | null): void {
    if (!list) return;
    this.list.set(list);
    this.isChanging.set(false);
    this.isChoosing.set(false);
    this.isClosing.set(false);
  }

  protected async say(kind: SayInterest['kind']): Promise<void> {
    if (await this.api.say(this.patientId(), { kind, words: null })) this.asked.reload();
  }

  protected async ask(search: SearchView, therapistId: string): Promise<void> {
    const detail = await this.api.draft(this.patientId(), search.id, therapistId);
    if (detail) await this.router.navigate(['/patients', this.patientId(), 'referral', detail.referral.id]);
  }

  protected async close(event: Event, { id, version }: SearchView): Promise<void> {
    event.preventDefault();
    const words = this.closeWords().trim() || null;
    this.lacksWords.set(this.closeReason() === 'other' && words === null);
    if (this.lacksWords()) return;
    this.took(await this.api.close(this.patientId(), id, { version, reason: this.closeReason(), words }));
    if (this.api.trouble()?.code === 'search.changed') this.asked.reload();
  }
}
