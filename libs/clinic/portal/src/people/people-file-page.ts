import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  PEOPLE_COLUMNS,
  type PeopleInvited,
  type PeopleKind,
  type PeoplePreview,
  peopleFile,
  peopleRecords,
} from '@holdfast/clinic/model';
import { Button, Field, Icon, type Problem, ProblemWords, problemOf, saveFile } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

const URL = '/api/clinic/people-file';

/** Invites a whole file: shows what would happen row by row, and does it when a person says so. */
@Component({
  selector: 'hf-people-file-page',
  imports: [RouterLink, TranslocoDirective, Button, Field, Icon],
  templateUrl: './people-file-page.html',
  styleUrl: './people-page.css',
})
export class PeopleFilePage {
  private readonly http = inject(HttpClient);
  private readonly transloco = inject(TranslocoService);
  private readonly problems = inject(ProblemWords);
  protected readonly kinds = ['patient', 'staff'] as const;
  protected readonly kind = signal<PeopleKind>('patient');
  protected readonly csv = signal('');
  protected readonly preview = signal<PeoplePreview | null>(null);
  protected readonly done = signal<PeopleInvited | null>(null);
  protected readonly state = signal<'still' | 'looking' | 'working'>('still');
  private readonly trouble = signal<Problem | 'unread' | null>(null);
  /** What is wrong with the file as a whole, in words. */
  protected readonly faults = computed(() => {
    const problem = this.trouble();
    if (problem === null) return [];
    if (problem === 'unread') return [this.say('unread')];
    if (problem.code === 'people-file.stale') return [this.say('stale')];
    if (problem.status === 413 || this.csv().length > 500_000) return [this.say('large')];
    return problem.code === 'people-file.unreadable' ? this.unreadable() : [this.problems.say(problem)];
  });

  protected async choose(file: File | undefined): Promise<void> {
    if (!file) return;
    this.begin('');
    try {
      this.csv.set(await file.text());
      await this.look();
    } catch {
      this.trouble.set('unread');
    }
  }

  protected begin(csv: string): void {
    this.csv.set(csv);
    this.preview.set(null);
    this.done.set(null);
    this.trouble.set(null);
  }

  protected look(): Promise<void> {
    if (this.csv().trim() === '') return Promise.resolve();
    this.preview.set(null);
    return this.asking('looking', async () => {
      const body = { kind: this.kind(), csv: this.csv() };
      this.preview.set(await firstValueFrom(this.http.post<PeoplePreview>(`${URL}/preview`, body)));
    });
  }

  protected confirm(): Promise<void> {
    const seal = this.preview()?.seal;
    return this.asking('working', async () => {
      const body = { kind: this.kind(), csv: this.csv(), seal };
      const done = await firstValueFrom(this.http.post<PeopleInvited>(URL, body));
      this.begin('');
      this.done.set(done);
    });
  }

  /** What is wrong with one cell, in words. */
  protected told({ column, fault }: { column: string; fault: string }): string {
    return this.say('fault', { column, fault: this.say(`faults.${fault}`) });
  }

  /** The rows that cannot be read, as a file with the same columns: mended, it can be taken by itself. */
  protected saveBad(): void {
    const read = peopleRecords(this.kind(), this.csv());
    if (!('records' in read)) return;
    const bad = (this.preview()?.bad ?? []).map(({ line }) => read.records[line - 2] ?? {});
    saveFile('people-to-mend.csv', new Blob([peopleFile(this.kind(), bad)], { type: 'text/csv' }));
  }

  protected saveEmpty(): void {
    saveFile('people.csv', new Blob([peopleFile(this.kind(), [])], { type: 'text/csv' }));
  }

  protected columns(): string {
    return PEOPLE_COLUMNS[this.kind()].join(', ');
  }

  private unreadable(): string[] {
    const read = peopleRecords(this.kind(), this.csv());
    if (!('fault' in read) || read.fault === 'quotes') return [this.say('quotes')];
    return [
      ...(read.missing.length > 0 ? [this.say('missing', { columns: read.missing.join(', ') })] : []),
      ...(read.unknown.length > 0 ? [this.say('unknown', { columns: read.unknown.join(', ') })] : []),
    ];
  }

  private async asking(state: 'looking' | 'working', work: () => Promise<void>): Promise<void> {
    if (this.state() !== 'still') return;
    this.state.set(state);
    this.trouble.set(null);
    try {
      await work();
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.state.set('still');
    }
  }

  private say(key: string, facts: Record<string, string> = {}): string {
    return this.transloco.translate(`people.csv.${key}`, facts);
  }
}
