import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Button,
  Empty,
  ErrorPanel,
  Field,
  Icon,
  type Problem,
  ProblemWords,
  Toast,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { newId } from '@holdfast/platform/model';
import { ACCESSIBILITY, CAPACITIES, CONTACT_WAYS, MODALITY_IDS, POPULATIONS } from '@holdfast/referral/model';
import type { TherapistColumn, TherapistList, TherapistView } from '@holdfast/referral/model';
import { DirectoryWords } from './directory-words';
import { EntryConflict } from './entry-conflict';
import { COMMON_LANGUAGES, type EntryFields, type ListColumn, entryOf, faultsOf, fieldsOf } from './entry-fields';
import { EntryStore, THERAPISTS_URL } from './entry-store';

/** The form of one entry. What is typed stays on this device until it is kept, also when a colleague was faster. */
@Component({
  selector: 'hf-entry-page',
  imports: [FormField, RouterLink, TranslocoDirective, Button, Empty, EntryConflict, ErrorPanel, Field, Icon, Waiting],
  templateUrl: './entry-page.html',
  styleUrl: './entry-page.css',
})
export class EntryPage {
  /** From the address; `new` for an entry that is still to be made. */
  readonly therapistId = input.required<string>();
  private readonly store = inject(EntryStore);
  private readonly router = inject(Router);
  private readonly toast = inject(Toast);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(DirectoryWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly capacities = CAPACITIES;
  protected readonly contacts = CONTACT_WAYS;
  protected readonly asked = httpResource<TherapistList>(() => THERAPISTS_URL);
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly isNew = computed(() => this.therapistId() === 'new');
  /** The entry as it stands now; null for a new one, and for one that is gone. */
  protected readonly stands = computed<TherapistView | null>(() =>
    this.asked.hasValue() ? (this.asked.value().items.find(({ id }) => id === this.therapistId()) ?? null) : null,
  );
  protected readonly isReady = signal(false);
  /** Whether this entry was never there, or is put away, and nothing was typed over it. */
  protected readonly isGone = computed(() => this.asked.hasValue() && !this.isNew() && !this.stands());
  private readonly id = signal('');
  private readonly version = signal<number | null>(null);
  protected readonly typed = signal<EntryFields>(fieldsOf(null, ''));
  protected readonly form = form(this.typed);
  private readonly isTried = signal(false);
  protected readonly faults = computed(() =>
    this.isTried() ? faultsOf(this.typed(), this.words.today()) : new Map<TherapistColumn, string>(),
  );
  /** Whether another version stands than the one that was seen when writing began. */
  protected readonly isOther = computed(() => !this.isNew() && this.stands()?.version !== this.version());
  protected readonly theirs = computed(() => {
    const stands = this.stands();
    return stands ? fieldsOf(stands.entry, '') : null;
  });
  protected readonly isRestored = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly knownId = computed(() => {
    const problem = this.trouble();
    return problem?.code === 'therapist.known' ? String(problem.facts['therapistId']) : null;
  });
  protected readonly ticks = computed(() => [
    { column: 'modalities' as const, words: 'therapist.modality.', all: MODALITY_IDS },
    { column: 'populations' as const, words: 'therapist.population.', all: POPULATIONS },
    { column: 'languages' as const, words: '', all: [...new Set([...COMMON_LANGUAGES, ...this.typed().languages])] },
    { column: 'accessibility' as const, words: 'therapist.access.', all: ACCESSIBILITY },
  ]);
  private restored = '';
  private kept: EntryFields | null = null;

  constructor() {
    effect(() => {
      const id = this.therapistId();
      if (this.asked.hasValue()) untracked(() => void this.begin(id));
    });
    effect(() => {
      const fields = this.typed();
      if (this.isReady() && fields !== this.kept) untracked(() => this.keep());
    });
  }

  protected isTicked(column: ListColumn, value: string): boolean {
    return this.typed()[column].includes(value);
  }

  protected tick(column: ListColumn, value: string): void {
    this.typed.update((fields) => {
      const all = fields[column];
      return { ...fields, [column]: all.includes(value) ? all.filter((one) => one !== value) : [...all, value] };
    });
  }

  protected checkedToday(): void {
    this.typed.update((fields) => ({ ...fields, verifiedOn: this.words.today() }));
  }

  /** Goes on with what is typed, over the colleague's version. */
  protected keepMine(): void {
    this.version.set(this.stands()?.version ?? null);
    this.trouble.set(null);
    this.keep();
  }

  protected takeTheirs(): void {
    this.trouble.set(null);
    void this.discard();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const [fault] = this.faults().keys();
    const entry = entryOf(this.typed(), this.words.today());
    if (fault) this.host.nativeElement.querySelector<HTMLElement>(`#hf-entry-${fault}`)?.focus();
    if (!entry || this.isBusy() || this.isOther()) return;
    const isKept = await this.asking(async () => {
      await this.store.keep(this.id(), this.version(), entry);
      await this.store.keepDraft(this.therapistId(), null);
    });
    if (!isKept) {
      if (this.trouble()?.code === 'therapist.changed') this.asked.reload();
      return;
    }
    this.toast.say(this.words.say('entry.saved'));
    await this.router.navigate(['/therapists']);
  }

  protected async archive(): Promise<void> {
    const [id, name] = [this.id(), this.stands()?.entry.name ?? ''];
    if (!(await this.asking(() => this.store.archive(id)))) return;
    const restore = async () => {
      await this.store.restore(id);
      this.toast.say(this.words.say('restored', { name }));
      await this.router.navigate(['/therapists', id]);
    };
    this.toast.say(this.words.say('entry.archived', { name }), () => void restore());
    await this.router.navigate(['/therapists']);
  }

  protected async discard(): Promise<void> {
    await this.store.keepDraft(this.therapistId(), null);
    this.isRestored.set(false);
    this.isTried.set(false);
    this.fill(this.stands());
  }

  private async asking(work: () => Promise<unknown>): Promise<boolean> {
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      await work();
      return true;
    } catch (failure) {
      this.trouble.set(problemOf(failure));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private fill(stands: TherapistView | null): void {
    this.id.set(stands?.id ?? newId());
    this.version.set(stands?.version ?? null);
    this.kept = fieldsOf(stands?.entry ?? null, this.words.today());
    this.typed.set(this.kept);
  }

  private keep(): void {
    this.kept = this.typed();
    const draft = { id: this.id(), version: this.version(), fields: this.kept };
    void this.store.keepDraft(this.therapistId(), draft);
  }

  private async begin(therapistId: string): Promise<void> {
    if (therapistId === this.restored) return;
    this.restored = therapistId;
    this.isReady.set(false);
    this.fill(this.stands());
    const draft = await this.store.draftOf(therapistId);
    if (therapistId !== this.therapistId()) return;
    if (draft) {
      this.id.set(draft.id);
      this.version.set(draft.version);
      this.kept = draft.fields;
      this.typed.set(draft.fields);
      this.isRestored.set(true);
    }
    this.isReady.set(true);
  }
}
