import { Component, ElementRef, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { RELEASE_CATEGORIES, SENSITIVE_CATEGORIES } from '@holdfast/referral/model';
import type { ReleaseCategory, ReleaseView, SearchView } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { ReleaseApi } from './release-api';

type Gap = 'noTherapist' | 'noCategory' | 'mixed';

const LENGTHS = [90, 180, 365, 730] as const;
const USUAL = 365;
const NOTES: ReleaseCategory = 'psychotherapy-notes';

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
  protected readonly plain = RELEASE_CATEGORIES.filter((one) => !SENSITIVE_CATEGORIES.has(one));
  protected readonly sensitive = RELEASE_CATEGORIES.filter((one) => SENSITIVE_CATEGORIES.has(one));
  protected readonly lengths = LENGTHS;
  /** All of the shortlist, as it stands; whoever is asked next is then covered too. */
  protected readonly therapists = linkedSignal<readonly string[]>(() =>
    this.search().choices.map(({ therapistId }) => therapistId),
  );
  protected readonly categories = signal<readonly ReleaseCategory[]>(this.plain);
  protected readonly days = signal<number>(USUAL);
  protected readonly gap = signal<Gap | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  private readonly wanted = computed(() => ({
    therapistIds: [...this.therapists()],
    categories: RELEASE_CATEGORIES.filter((one) => this.categories().includes(one)),
    days: this.days(),
  }));
  /** The same for the same draft, so that a second press cannot make two. */
  private readonly nextId = linkedSignal<unknown, string>({ source: () => this.wanted(), computation: () => v7() });

  protected pick(id: string, isPicked: boolean): void {
    this.therapists.update((all) => (isPicked ? [...all, id] : all.filter((one) => one !== id)));
    this.gap.set(null);
  }

  protected offer(category: ReleaseCategory, isOffered: boolean): void {
    this.categories.update((all) => (isOffered ? [...all, category] : all.filter((one) => one !== category)));
    this.gap.set(null);
  }

  protected async draft(event: Event): Promise<void> {
    event.preventDefault();
    const { therapistIds, categories } = this.wanted();
    const isMixed = categories.includes(NOTES) && categories.length > 1;
    const gap = therapistIds.length === 0 ? 'noTherapist' : categories.length === 0 ? 'noCategory' : null;
    this.gap.set(gap ?? (isMixed ? 'mixed' : null));
    if (this.gap()) return this.host.nativeElement.querySelector<HTMLElement>('.' + this.gap())?.focus();
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
