import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Button } from '@holdfast/platform/portal';
import type { TherapistColumn } from '@holdfast/referral/model';
import { DirectoryWords } from './directory-words';
import { type EntryFields, differing } from './entry-fields';

const WORDS: Partial<Record<TherapistColumn, string>> = {
  ...{ modalities: 'modality', populations: 'population', accessibility: 'access' },
  ...{ capacity: 'capacity', contactBy: 'contact', gender: 'gender' },
};

/** Shows what a colleague kept meanwhile beside what was typed, and lets a person say which goes on. */
@Component({
  selector: 'hf-entry-conflict',
  imports: [TranslocoDirective, Button],
  template: `
    <div class="theirs hf-stack" role="alert" *transloco="let t">
      @if (theirs()) {
        <p>{{ t('directory.entry.changed') }}</p>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{{ t('directory.entry.column') }}</th>
                <th scope="col">{{ t('directory.entry.mine') }}</th>
                <th scope="col">{{ t('directory.entry.theirs') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (one of rows(); track one.column) {
                <tr>
                  <th scope="row">{{ t('directory.entry.' + one.column) }}</th>
                  <td>{{ one.mine }}</td>
                  <td>{{ one.theirs }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        <div class="hf-row">
          <button hfButton="tonal" type="button" (click)="keepMine.emit()">{{ t('directory.entry.keepMine') }}</button>
          <button hfButton="outlined" type="button" (click)="takeTheirs.emit()">
            {{ t('directory.entry.takeTheirs') }}
          </button>
        </div>
      } @else {
        <p>{{ t('directory.entry.away') }}</p>
      }
    </div>
  `,
  styles: `
    .theirs {
      padding: 0.75rem 1rem;
      border-inline-start: 4px solid var(--hf-outline-strong);
      background: var(--hf-surface-high);
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      border-collapse: collapse;
    }
    th,
    td {
      padding: 0.25rem 0.75rem 0.25rem 0;
      text-align: start;
      vertical-align: top;
    }
  `,
})
export class EntryConflict {
  readonly mine = input.required<EntryFields>();
  /** What stands now; null where a colleague put the entry away. */
  readonly theirs = input.required<EntryFields | null>();
  readonly keepMine = output();
  readonly takeTheirs = output();
  private readonly transloco = inject(TranslocoService);
  private readonly words = inject(DirectoryWords);
  protected readonly rows = computed(() => {
    const [mine, theirs] = [this.mine(), this.theirs()];
    if (!theirs) return [];
    return differing(mine, theirs).map((column) => ({
      ...{ column, mine: this.said(column, mine[column]), theirs: this.said(column, theirs[column]) },
    }));
  });

  private said(column: TherapistColumn, value: string | boolean | readonly string[]): string {
    if (typeof value === 'boolean') return this.transloco.translate(`directory.entry.${value ? 'yes' : 'no'}`);
    const all = (typeof value === 'string' ? [value] : value).filter((one) => one.trim() !== '');
    if (all.length === 0) return this.transloco.translate('directory.entry.nothing');
    const scope = WORDS[column];
    return all
      .map((one) => {
        if (column === 'languages') return this.words.language(one);
        return scope ? this.transloco.translate<string>(`therapist.${scope}.${one}`) : one;
      })
      .join(', ');
  }
}
