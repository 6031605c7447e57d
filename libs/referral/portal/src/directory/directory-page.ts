import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  Access,
  Button,
  Can,
  Empty,
  ErrorPanel,
  Field,
  Icon,
  type Problem,
  ProblemWords,
  Toast,
  Waiting,
  problemOf,
  saveFile,
} from '@holdfast/platform/portal';
import type { TherapistList } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { FILTERS, choicesIn, narrowed } from './directory-filter';
import { DirectoryWords } from './directory-words';
import { TherapistCard } from './therapist-card';

const URL = '/api/clinic/therapists';
const PAGE = 40;

type Filter = (typeof FILTERS)[number];

/** The therapists that the clinic knows, found by word and narrowed by what is needed; those put away can be brought back. */
@Component({
  selector: 'hf-directory-page',
  imports: [RouterLink, TranslocoDirective, Button, Can, Empty, ErrorPanel, Field, Icon, TherapistCard, Waiting],
  templateUrl: './directory-page.html',
  styleUrl: './directory-page.css',
})
export class DirectoryPage {
  /** From the address, so that going back finds the list as it was; what is searched for stays out of it. */
  readonly language = input<string>();
  readonly modality = input<string>();
  readonly payer = input<string>();
  readonly capacity = input<string>();
  readonly meeting = input<string>();
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly words = inject(DirectoryWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly canKeep = inject(Access).may('therapist.keep');
  protected readonly filters = FILTERS;
  protected readonly word = signal('');
  protected readonly asked = httpResource<TherapistList>(() => URL);
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly filter = computed(() => ({
    ...{ word: this.word(), language: this.language() ?? '', modality: this.modality() ?? '' },
    ...{ payer: this.payer() ?? '', capacity: this.capacity() ?? '', meeting: this.meeting() ?? '' },
  }));
  protected readonly isNarrowed = computed(() => Object.values(this.filter()).some((one) => one !== ''));
  protected readonly choices = computed(() => choicesIn(this.view()?.items ?? []));
  protected readonly found = computed(() => narrowed(this.view()?.items ?? [], this.filter()));
  /** How many are shown; it begins anew with each other list. */
  private readonly most = linkedSignal({ source: this.filter, computation: () => PAGE });
  protected readonly shown = computed(() => this.found().slice(0, this.most()));
  protected readonly isMaking = signal(false);
  protected readonly hasFailed = signal(false);
  protected readonly trouble = signal<Problem | null>(null);

  protected choose(filter: Filter, value: string): void {
    void this.router.navigate([], { queryParams: { [filter]: value || null }, queryParamsHandling: 'merge' });
  }

  /** What a filter's choice is called. */
  protected nameOf(filter: Filter, value: string): string {
    if (filter === 'language') return this.words.language(value);
    if (filter === 'payer') return value;
    const scope = filter === 'meeting' ? 'directory.filter' : `therapist.${filter}`;
    return this.transloco.translate(`${scope}.${value}`);
  }

  protected clear(search: HTMLInputElement): void {
    this.word.set('');
    search.value = '';
    search.focus();
    void this.router.navigate(['/therapists']);
  }

  protected more(): void {
    this.most.update((most) => most + PAGE);
  }

  protected async restore(id: string, name: string): Promise<void> {
    this.trouble.set(null);
    try {
      await firstValueFrom(this.http.post(`${URL}/${id}/restore`, null));
      this.toast.say(this.transloco.translate('directory.restored', { name }));
      this.asked.reload();
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    }
  }

  /** Through the portal's own requests, because only those carry who asks. */
  protected async download(): Promise<void> {
    if (this.isMaking()) return;
    this.isMaking.set(true);
    this.hasFailed.set(false);
    try {
      saveFile('therapists.csv', await firstValueFrom(this.http.get(`${URL}/export`, { responseType: 'blob' })));
    } catch {
      this.hasFailed.set(true);
    } finally {
      this.isMaking.set(false);
    }
  }
}
