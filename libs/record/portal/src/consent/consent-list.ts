import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ConsentHistoryView, ConsentLine } from '@holdfast/record/model';
import { Button, Empty, ErrorPanel, Icon, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';

/** What a patient agreed to over time, newest first; can be printed. */
@Component({
  selector: 'hf-consent-list',
  imports: [TranslocoDirective, Button, Empty, ErrorPanel, Icon, Waiting],
  template: `
    <ng-container *transloco="let t">
      @if (view(); as history) {
        @if (history.items.length === 0) {
          <hf-empty icon="note" [words]="t('record.consent.none')" />
        } @else {
          <ol>
            @for (line of history.items; track line.kind + line.id) {
              <li>
                <hf-icon [name]="icon(line)" />
                <div>
                  <p>{{ t('record.consent.kind.' + line.kind, line.facts) }}</p>
                  <p class="hf-meta">{{ time.dayAndTime(line.at) }}{{ line.by ? ' · ' + line.by : '' }}</p>
                </div>
              </li>
            }
          </ol>
          <div class="no-print">
            <button hfButton="outlined" type="button" (click)="print()">{{ t('record.print') }}</button>
          </div>
        }
      } @else if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="asked.reload()" />
      } @else {
        <hf-waiting [lines]="[60, 80, 70]" />
      }
    </ng-container>
  `,
  styleUrl: './consent-list.css',
})
export class ConsentList {
  readonly patientId = input.required<string>();
  protected readonly time = inject(TimeWords);
  protected readonly asked = httpResource<ConsentHistoryView>(
    () => `/api/patients/${this.patientId()}/consent-history`,
  );
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  /** Whose history it is, once it came. */
  readonly name = computed(() => this.view()?.name ?? '');

  protected icon({ kind }: ConsentLine): 'check' | 'undo' | 'clock' {
    if (kind.endsWith('.expired') || kind.endsWith('.ended')) return 'clock';
    return kind.endsWith('.signed') || kind.endsWith('.kept') || kind.endsWith('.granted') ? 'check' : 'undo';
  }

  protected print(): void {
    globalThis.print();
  }
}
