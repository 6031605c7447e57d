import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { DuplicateGroup, DuplicateList, DuplicateRecord, MergeView } from '@holdfast/clinic/model';
import {
  Button,
  Empty,
  ErrorPanel,
  Icon,
  ProblemWords,
  Sheet,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { type Observable, firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { BirthWords } from '../birth-words';
import { type Keeping, MergeSheet } from './merge-sheet';

/** For coordinators: records that may be of one person, put together and taken apart again. */
@Component({
  selector: 'hf-duplicates-page',
  imports: [RouterLink, TranslocoDirective, Button, Empty, ErrorPanel, Icon, Waiting],
  templateUrl: './duplicates-page.html',
  styles: `
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
      gap: 1.5rem;
    }
    .back {
      align-self: flex-start;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    h2,
    p {
      margin: 0;
    }
  `,
})
export class DuplicatesPage {
  private readonly http = inject(HttpClient);
  private readonly sheet = inject(Sheet);
  private readonly problems = inject(ProblemWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly time = inject(TimeWords);
  protected readonly birth = inject(BirthWords);
  protected readonly asked = httpResource<DuplicateList>(() => '/api/clinic/duplicates');
  // What is on the screen stays while it is asked for anew.
  protected readonly list = linkedSignal<DuplicateList | null, DuplicateList | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly refusal = signal('');
  protected readonly said = signal<'done' | 'undone' | null>(null);

  protected signs({ signs }: DuplicateGroup): string {
    return signs.map((sign) => this.transloco.translate<string>(`merge.sign.${sign}`)).join(', ');
  }

  protected label(key: 'keepOf' | 'openOf', { name, createdAt }: DuplicateRecord): string {
    return this.transloco.translate(`merge.${key}`, { name, day: this.time.day(createdAt) });
  }

  protected async keep({ records }: DuplicateGroup, kept: DuplicateRecord): Promise<void> {
    const replaced = records.find(({ id }) => id !== kept.id);
    if (!replaced) return;
    const keeping: Keeping = { name: kept.name, day: this.time.day(kept.createdAt) };
    const sure = await firstValueFrom(
      this.sheet.open<boolean, MergeSheet>(MergeSheet, 'hf-merge-title', keeping).closed,
    );
    if (sure) await this.do(this.http.put(`/api/patients/${replaced.id}/merges/${v7()}`, { keptId: kept.id }), 'done');
  }

  protected undo({ id, replaced }: MergeView): Promise<void> {
    return this.do(this.http.delete(`/api/patients/${replaced.id}/merges/${id}`), 'undone');
  }

  private async do(asked: Observable<unknown>, done: 'done' | 'undone'): Promise<void> {
    this.refusal.set('');
    this.said.set(null);
    try {
      await firstValueFrom(asked);
      this.said.set(done);
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
    }
    this.asked.reload();
  }
}
