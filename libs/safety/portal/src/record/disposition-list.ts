import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { TimeWords } from '@holdfast/platform/portal';
import type { Concern, DispositionField, DispositionView } from '@holdfast/safety/model';
import { AlertWords } from '../alert/alert-words';
import { fieldName, RECORD_CHOICES, RECORD_FIELDS } from './record-choices';

/** The records that were written about an alert, as they were written. */
@Component({
  selector: 'hf-disposition-list',
  imports: [TranslocoDirective],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="hf-records" *transloco="let t">
      <h2 id="hf-records">{{ t('alerts.page.records') }}</h2>
      @for (record of records(); track record.id) {
        <article>
          <p class="hf-meta">{{ t('alerts.record.by', { who: record.by, when: words.when(record.at) }) }}</p>
          <dl>
            @for (one of fields; track one.field) {
              @if (record[one.field]; as value) {
                <dt>{{ t(nameOf(one.field)) }}</dt>
                <dd>{{ one.as === 'choice' ? t(wordsOf(one.field) + '.' + value) : textOf(record, one.field) }}</dd>
              }
            }
          </dl>
        </article>
      }
    </section>
  `,
  styles: `
    h2 {
      font: var(--hf-title);
    }
    dl {
      margin-block-start: 0.5rem;
    }
    dt {
      font: var(--hf-label);
      color: var(--hf-on-surface-variant);
    }
    dd {
      margin: 0 0 0.5rem;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class DispositionList {
  readonly records = input.required<readonly DispositionView[]>();
  readonly concern = input.required<Concern>();
  protected readonly words = inject(AlertWords);
  private readonly time = inject(TimeWords);
  protected readonly fields = RECORD_FIELDS;

  protected nameOf(field: DispositionField): string {
    return fieldName(field, this.concern());
  }

  protected wordsOf(field: DispositionField): string {
    return RECORD_CHOICES[field as keyof typeof RECORD_CHOICES].words;
  }

  protected textOf(record: DispositionView, field: DispositionField): string {
    const value = record[field] ?? '';
    if (field === 'contactedAt') return this.words.when(value);
    if (field === 'nextCheckOn') return this.time.day(`${value}T12:00:00Z`, 'UTC');
    return field === 'supervisorId' ? (record.supervisor ?? '') : value;
  }
}
