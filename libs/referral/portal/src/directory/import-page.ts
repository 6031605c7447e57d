import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Button, Field, Icon, type Problem, ProblemWords, problemOf, saveFile } from '@holdfast/platform/portal';
import { cellsOf } from '@holdfast/platform/model';
import { IMPORT_LONGEST, recordFile, recordsOf } from '@holdfast/referral/model';
import type { ImportDone, ImportPreview, TherapistColumn } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';

const URL = '/api/clinic/therapists';
const FAULTS: ReadonlySet<string> = new Set([
  ...['missing', 'unknown-value', 'format', 'range', 'twice', 'fee-order', 'no-way-to-meet', 'place-missing'],
  'contact-missing',
]);

/** Takes a whole file into the directory: shows what would happen row by row, and does it when a person says so. */
@Component({
  selector: 'hf-import-page',
  imports: [RouterLink, TranslocoDirective, Button, Field, Icon],
  templateUrl: './import-page.html',
  styleUrl: './import-page.css',
})
export class ImportPage {
  private readonly http = inject(HttpClient);
  private readonly transloco = inject(TranslocoService);
  private readonly problems = inject(ProblemWords);
  protected readonly csv = signal('');
  protected readonly preview = signal<ImportPreview | null>(null);
  protected readonly done = signal<ImportDone | null>(null);
  protected readonly state = signal<'still' | 'looking' | 'importing'>('still');
  protected readonly isUnread = signal(false);
  private readonly trouble = signal<Problem | null>(null);
  protected readonly isStale = computed(() => this.trouble()?.code === 'therapist.import-stale');
  /** What is wrong with the file as a whole, in words. */
  protected readonly fault = computed(() => {
    const problem = this.trouble();
    if (this.isUnread()) return [this.say('unread')];
    if (!problem || this.isStale()) return [];
    if (problem.status === 413 || this.csv().length > IMPORT_LONGEST) return [this.say('large')];
    return problem.code === 'therapist.import-unreadable' ? this.columnsWrong() : [this.problems.say(problem)];
  });
  protected readonly hasWork = computed(() => {
    const preview = this.preview();
    return preview !== null && preview.created.length + preview.changed.length > 0;
  });

  protected async choose(file: File | undefined): Promise<void> {
    if (!file) return;
    this.begin('');
    try {
      this.csv.set(decoded(await file.arrayBuffer()));
    } catch {
      this.isUnread.set(true);
      return;
    }
    await this.look();
  }

  protected begin(csv: string): void {
    this.csv.set(csv);
    this.preview.set(null);
    this.done.set(null);
    this.trouble.set(null);
    this.isUnread.set(false);
  }

  protected async look(): Promise<void> {
    if (this.state() !== 'still' || this.csv().trim() === '') return;
    this.preview.set(null);
    const body = { csv: this.csv() };
    await this.asking('looking', async () => {
      this.preview.set(await firstValueFrom(this.http.post<ImportPreview>(`${URL}/import-preview`, body)));
    });
  }

  protected async confirm(): Promise<void> {
    const seal = this.preview()?.seal;
    if (seal === undefined || this.state() !== 'still') return;
    await this.asking('importing', async () => {
      const body = { csv: this.csv(), seal };
      this.done.set(await firstValueFrom(this.http.post<ImportDone>(`${URL}/import`, body)));
      this.preview.set(null);
      this.csv.set('');
    });
  }

  /** What is wrong with one cell, in words. */
  protected told({ column, fault }: { column: TherapistColumn; fault: string }): string {
    const say = (key: string, facts = {}) => this.transloco.translate<string>(`directory.${key}`, facts);
    const words = say(`fault.${FAULTS.has(fault) ? fault : 'other'}`);
    return say('file.fault', { column: say(`entry.${column}`), fault: words });
  }

  /** The rows that cannot be read, as a file with the same columns: mended, it can be imported by itself. */
  protected saveBad(): void {
    const read = recordsOf(this.csv());
    if (!('records' in read)) return;
    const bad = (this.preview()?.bad ?? []).map(({ line }) => read.records[line - 2] ?? {});
    saveFile('therapists-to-mend.csv', new Blob([recordFile(bad)], { type: 'text/csv' }));
  }

  protected saveEmpty(): void {
    saveFile('therapists.csv', new Blob([recordFile([])], { type: 'text/csv' }));
  }

  private columnsWrong(): string[] {
    const read = recordsOf(this.csv());
    if ('records' in read || read.fault === 'quotes') return [this.say('quotes')];
    const [head = []] = cellsOf(this.csv()) ?? [];
    const unknown = read.unknown.map((place) => head[place - 1]?.trim() || String(place));
    return [
      ...(read.columns.length > 0 ? [this.say('missing', { columns: read.columns.join(', ') })] : []),
      ...(unknown.length > 0 ? [this.say('unknown', { columns: unknown.join(', ') })] : []),
    ];
  }

  private async asking(state: 'looking' | 'importing', work: () => Promise<void>): Promise<void> {
    this.state.set(state);
    this.trouble.set(null);
    this.isUnread.set(false);
    try {
      await work();
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.state.set('still');
    }
  }

  private say(key: string, facts: Record<string, unknown> = {}): string {
    return this.transloco.translate(`directory.file.${key}`, facts);
  }
}

// Spreadsheets on older machines write accents in another way than everything else does.
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
