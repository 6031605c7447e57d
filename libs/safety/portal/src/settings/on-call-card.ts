import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { KeptVersions, StaffDirectory } from '@holdfast/clinic/portal';
import { Button, ErrorPanel, type Problem, ProblemWords, Waiting, problemOf } from '@holdfast/platform/portal';
import type { OnCallEntry, OnCallList } from '@holdfast/safety/model';
import { firstValueFrom } from 'rxjs';
import { ArrangementWords } from './arrangement-words';

const CARE_ROLES = ['provider', 'nurse', 'coordinator'];
const WORKDAYS = [1, 2, 3, 4, 5];

/** The on-call list: who is told of an alert, in which order, on which hours. */
@Component({
  selector: 'hf-on-call-card',
  imports: [TranslocoDirective, Button, ErrorPanel, KeptVersions, Waiting],
  templateUrl: './on-call-card.html',
  styleUrl: './settings-card.css',
})
export class OnCallCard {
  readonly canSet = input(false);
  private readonly http = inject(HttpClient);
  private readonly directory = inject(StaffDirectory);
  protected readonly problems = inject(ProblemWords);
  protected readonly words = inject(ArrangementWords).onCall;
  protected readonly asked = httpResource<OnCallList>(() => '/api/clinic/on-call');
  protected readonly days = [1, 2, 3, 4, 5, 6, 7];
  protected readonly entries = signal<readonly OnCallEntry[]>([]);
  protected readonly version = signal(0);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isSaved = signal(false);
  protected readonly isSaving = signal(false);
  protected readonly list = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly people = computed(() =>
    this.directory.all().filter(({ roles }) => roles.some((role) => CARE_ROLES.includes(role))),
  );
  protected readonly onDuty = computed(() => (this.list()?.onDuty ?? []).map((id) => this.nameOf(id)).join(', '));

  constructor() {
    effect(() => {
      const list = this.list();
      if (list) untracked(() => this.adopt(list));
    });
  }

  protected nameOf(id: string): string {
    return this.directory.nameOf(id) ?? '';
  }

  protected change(index: number, part: Partial<OnCallEntry>): void {
    this.edit((entries) => entries.map((entry, at) => (at === index ? { ...entry, ...part } : entry)));
  }

  protected toggleDay({ weekdays }: OnCallEntry, index: number, day: number): void {
    const days = weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day].toSorted();
    if (days.length > 0) this.change(index, { weekdays: days });
  }

  protected add(): void {
    const [first] = this.people();
    if (first)
      this.edit((entries) => [...entries, { staffId: first.id, weekdays: WORKDAYS, from: '17:00', to: '08:00' }]);
  }

  protected remove(index: number): void {
    this.edit((entries) => entries.filter((_, at) => at !== index));
  }

  protected up(index: number): void {
    this.edit((entries) => {
      const [before, one] = [entries[index - 1], entries[index]];
      return before && one ? entries.with(index - 1, one).with(index, before) : entries;
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSaving()) return;
    this.isSaving.set(true);
    this.trouble.set(null);
    try {
      const body = { version: this.version(), entries: this.entries() };
      const list = await firstValueFrom(this.http.put<OnCallList>('/api/clinic/on-call', body));
      this.asked.set(list);
      this.adopt(list);
      this.isSaved.set(true);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isSaving.set(false);
    }
  }

  protected load(): void {
    this.trouble.set(null);
    this.asked.reload();
  }

  private edit(change: (entries: readonly OnCallEntry[]) => readonly OnCallEntry[]): void {
    this.entries.update(change);
    this.isSaved.set(false);
  }

  private adopt(list: OnCallList): void {
    this.entries.set(list.entries);
    this.version.set(list.version);
  }
}
