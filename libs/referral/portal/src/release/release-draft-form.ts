import { Component, ElementRef, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { RELEASE_CATEGORIES, SENSITIVE_CATEGORIES } from '@holdfast/referral/model';
import type { ReleaseCategory, ReleaseView, SearchView } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { ReleaseApi } from './release-api';

const LENGTHS = [90, 180, 365, 730] as const;
const USUAL = 365;
/** Always in it, because no packet goes out without whom it is about. */
const ALWAYS: ReleaseCategory = 'identity';
/** Never in it: the law wants them in a release of their own, and a packet goes out by one. */
const NEVER: ReleaseCategory = 'psychotherapy-notes';

/** For staff: a release to prepare for a search, which the patient then reads and signs on their own phone. */
@Component({
  selector: 'hf-release-draft-form',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './release-draft-form.html',
  styleUrl: './release-signing.css',
})
export class ReleaseDraftForm {
  readonly patientId = input.required<string>();
  readonly search = input.required<SearchView>();
  readonly drafted = output<ReleaseView>();
  private readonly api = inject(ReleaseApi);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly problems = inject(ProblemWords);
  protected readonly plain = RELEASE_CATEGORIES.filter((one) => one !== ALWAYS && !SENSITIVE_CATEGORIES.has(one));
  protected readonly sensitive = RELEASE_CATEGORIES.filter((one) => one !== NEVER && SENSITIVE_CATEGORIES.has(one));
  protected readonly lengths = LENGTHS;
  /** All of the shortlist, as it stands; whoever is asked next is then covered too. */
  protected readonly therapists = linkedSignal<readonly string[]>(() =>
    this.search().choices.map(({ therapistId }) => therapistId),
  );
  protected readonly categories = signal<readonly ReleaseCategory[]>(this.plain);
  protected readonly days = signal<number>(USUAL);
  protected readonly isForNobody = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  private readonly wanted = computed(() => ({
    therapistIds: [...this.therapists()],
    categories: RELEASE_CATEGORIES.filter((one) => one === ALWAYS || this.categories().includes(one)),
    days: this.days(),
  }));
  /** The same for the same draft, so that a second press cannot make two. */
  private readonly nextId = linkedSignal<unknown, string>({ source: () => this.wanted(), computation: () => v7() });

  protected pick(id: string, isPicked: boolean): void {
    this.therapists.update((all) => (isPicked ? [...all, id] : all.filter((one) => one !== id)));
    this.isForNobody.set(false);
  }

  protected offer(category: ReleaseCategory, isOffered: boolean): void {
    this.categories.update((all) => (isOffered ? [...all, category] : all.filter((one) => one !== category)));
  }

  protected async draft(event: Event): Promise<void> {
    event.preventDefault();
    this.isForNobody.set(this.therapists().length === 0);
    if (this.isForNobody()) return this.host.nativeElement.querySelector<HTMLElement>('.noTherapist')?.focus();
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      const made = this.api.draft(this.patientId(), this.search().id, this.nextId(), this.wanted());
      this.drafted.emit(await firstValueFrom(made));
      this.nextId.set(v7());
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}
