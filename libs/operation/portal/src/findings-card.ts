import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, ErrorPanel, Icon, TimeWords } from '@holdfast/platform/portal';
import { SystemStore } from './system-store';

/** What the doctor found: what is wrong, why it matters, and what mends it. */
@Component({
  selector: 'hf-findings-card',
  imports: [TranslocoDirective, Button, ErrorPanel, Icon],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="findings-title" *transloco="let t">
      <h2 id="findings-title">{{ t('system.findings.title') }}</h2>
      <div class="hf-stack" role="status">
        @if (store.diagnosis(); as diagnosis) {
          @if (diagnosis.findings.length === 0) {
            <p class="sound"><hf-icon name="check" /> {{ t('system.findings.none') }}</p>
          }
        } @else if (store.isExamining()) {
          <p class="hf-quiet">{{ t('system.findings.looking') }}</p>
        }
      </div>
      @if (store.diagnosis(); as diagnosis) {
        <ul class="hf-stack">
          @for (finding of diagnosis.findings; track $index) {
            <li [class.wrong]="finding.weight === 'wrong'">
              <p class="weight">
                <hf-icon [name]="finding.weight === 'wrong' ? 'alert' : 'eye'" />
                {{ t('system.findings.' + finding.weight) }}
              </p>
              <p class="what">{{ t('system.finding.' + finding.code + '.wrong', finding.facts) }}</p>
              <p class="hf-quiet">{{ t('system.finding.' + finding.code + '.why', finding.facts) }}</p>
              <p class="hf-meta">{{ t('system.findings.fix') }}:</p>
              <p>
                <code>{{ t('system.finding.' + finding.code + '.fix', finding.facts) }}</code>
              </p>
            </li>
          }
        </ul>
        <p class="hf-meta">{{ t('system.findings.at', { at: time.time(diagnosis.at) }) }}</p>
      }
      @if (store.diagnosisTrouble(); as problem) {
        <hf-error-panel [problem]="problem" (retry)="store.examine()" />
      }
      <div>
        <button
          hfButton="tonal"
          type="button"
          [attr.aria-disabled]="store.isExamining()"
          [attr.aria-busy]="store.isExamining()"
          (click)="store.examine()"
        >
          <hf-icon name="retry" /> {{ t('system.findings.again') }}
        </button>
      </div>
    </section>
  `,
  styleUrl: './system-card.css',
})
export class FindingsCard {
  protected readonly store = inject(SystemStore);
  protected readonly time = inject(TimeWords);
}
