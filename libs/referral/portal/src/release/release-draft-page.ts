import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Access,
  Button,
  ErrorPanel,
  Icon,
  Live,
  type Problem,
  ProblemWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import type { ReleaseList, ReleaseView, SearchList } from '@holdfast/referral/model';
import { filter, firstValueFrom } from 'rxjs';
import { ReleaseApi, releasesUrl } from './release-api';
import { ReleaseDays } from './release-days';
import { ReleaseDraftForm } from './release-draft-form';
import { namesOf } from './release-names';
import { SaveCopy } from './save-copy';

/** For staff: the releases of one search, how each stands, and another one to prepare. */
@Component({
  selector: 'hf-release-draft-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, ReleaseDraftForm, SaveCopy, Waiting],
  templateUrl: './release-draft-page.html',
  styleUrl: '../packet/referral-page.css',
})
export class ReleaseDraftPage {
  readonly patientId = input.required<string>();
  readonly searchId = input.required<string>();
  private readonly api = inject(ReleaseApi);
  protected readonly days = inject(ReleaseDays);
  protected readonly problems = inject(ProblemWords);
  protected readonly mayDraft = inject(Access).may('release.draft');
  protected readonly namesOf = namesOf;
  protected readonly asked = httpResource<ReleaseList>(() => releasesUrl(this.patientId()));
  private readonly searches = httpResource<SearchList>(() => `/api/patients/${this.patientId()}/searches`);
  private readonly list = linkedSignal<readonly ReleaseView[] | null, readonly ReleaseView[] | null>({
    source: () => (this.asked.hasValue() ? this.asked.value().items : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly items = computed(
    () => this.list()?.filter(({ searchId }) => searchId === this.searchId()) ?? null,
  );
  protected readonly search = computed(() =>
    this.searches.hasValue() ? (this.searches.value().items.find(({ id }) => id === this.searchId()) ?? null) : null,
  );
  protected readonly problem = computed(() => {
    const failure = this.asked.error() ?? this.searches.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly isDone = signal(false);
  protected readonly busyWith = signal<string | null>(null);
  protected readonly trouble = signal<Problem | null>(null);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => kind === 'referral' && patientId === this.patientId()),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.reload());
  }

  protected reload(): void {
    this.asked.reload();
    this.searches.reload();
  }

  protected copyUrl({ id }: ReleaseView): string {
    return `${releasesUrl(this.patientId())}/${id}/copy`;
  }

  protected drafted(release: ReleaseView): void {
    this.isDone.set(true);
    // What was done stands at the top, and the form that is gone stood at the end.
    this.host.nativeElement.querySelector<HTMLElement>('h2')?.focus();
    this.list.update((all) => [release, ...(all ?? []).filter(({ id }) => id !== release.id)]);
  }

  protected async withdraw({ id }: ReleaseView): Promise<void> {
    if (this.busyWith()) return;
    this.busyWith.set(id);
    this.trouble.set(null);
    this.isDone.set(false);
    try {
      const now = await firstValueFrom(this.api.withdraw(this.patientId(), this.searchId(), id));
      this.list.update((all) => all?.map((one) => (one.id === id ? now : one)) ?? null);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.busyWith.set(null);
    }
  }
}
