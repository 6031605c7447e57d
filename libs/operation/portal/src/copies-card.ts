import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BackupRunView } from '@holdfast/operation/model';
import { Icon, TimeWords } from '@holdfast/platform/portal';
import { SizeWords } from './size-words';
import { SystemStore } from './system-store';

/** The backups: when, whether one was proven, and what came of the latest runs. */
@Component({
  selector: 'hf-copies-card',
  imports: [TranslocoDirective, Icon],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="copies-title" *transloco="let t">
      <h2 id="copies-title">{{ t('system.copies.title') }}</h2>
      @if (store.view()?.copies; as copies) {
        <p>{{ copies.isDaily ? t('system.copies.daily', copies) : t('system.copies.off') }}</p>
        <dl>
          <dt>{{ t('system.copies.backup') }}</dt>
          <dd>{{ copies.backupAt ? time.short(copies.backupAt) : t('system.copies.never') }}</dd>
          <dt>{{ t('system.copies.proof') }}</dt>
          <dd>{{ copies.proofAt ? time.short(copies.proofAt) : t('system.copies.never') }}</dd>
        </dl>
        <p [class.unsound]="!copies.isProven" class="sound">
          <hf-icon [name]="copies.isProven ? 'check' : 'alert'" />
          {{ t(copies.isProven ? 'system.copies.proven' : 'system.copies.unproven') }}
        </p>
        @if (copies.runs.length === 0) {
          <p class="hf-quiet">{{ t('system.copies.noRuns') }}</p>
        } @else {
          <h3>{{ t('system.copies.runs') }}</h3>
          <ul>
            @for (run of copies.runs; track run.id) {
              <li [class.wrong]="run.outcome === 'failed'">
                <p class="what">
                  {{ t('system.copies.kind.' + run.kind) }}: {{ t('system.copies.outcome.' + (run.outcome ?? 'open')) }}
                </p>
                <p class="hf-meta">{{ time.short(run.startedAt) }} {{ run.folder }}</p>
                @if (run.outcome === 'done') {
                  <p class="hf-meta">
                    {{ t(run.kind === 'proof' ? 'system.copies.proofFigures' : 'system.copies.figures', figures(run)) }}
                  </p>
                }
                @if (run.reason; as reason) {
                  <p>{{ reason }}</p>
                }
              </li>
            }
          </ul>
        }
      }
    </section>
  `,
  styleUrl: './system-card.css',
})
export class CopiesCard {
  protected readonly store = inject(SystemStore);
  protected readonly time = inject(TimeWords);
  private readonly sizes = inject(SizeWords);

  protected figures({ tables, rows, bytes, fields }: BackupRunView): Record<string, string> {
    const { sizes } = this;
    return {
      tables: sizes.count(tables),
      rows: sizes.count(rows),
      fields: sizes.count(fields),
      size: sizes.bytes(bytes ?? 0),
    };
  }
}
