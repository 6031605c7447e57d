import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AlertReason } from '@holdfast/safety/model';
import { AlertWords } from './alert-words';
import { ConcernChip } from './concern-chip';
import { LevelChip } from './level-chip';

/** Every reason of one alert, gravest first, with what was answered later and what a record dealt with already. */
@Component({
  selector: 'hf-reason-list',
  imports: [TranslocoDirective, ConcernChip, LevelChip],
  template: `
    <ul *transloco="let t" [attr.aria-label]="t('alerts.page.reasons')">
      @for (reason of reasons(); track reason.rule) {
        <li [class.handled]="reason.isHandled">
          <p class="hf-row"><hf-level-chip [level]="reason.level" /> <hf-concern-chip [concern]="reason.concern" /></p>
          <p>{{ words.reason(reason) }}</p>
          @if (reason.later; as later) {
            <p class="hf-meta">
              {{ t('alerts.page.later', { words: words.reason({ rule: reason.rule, facts: later }) }) }}
            </p>
          }
          <p class="hf-meta">
            {{ words.when(reason.raisedAt) }}
            @if (reason.isHandled) {
              · {{ t('alerts.page.handled') }}
            }
          </p>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      padding-block: 0.5rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    li:last-child {
      border-bottom: 0;
    }
  `,
})
export class ReasonList {
  readonly reasons = input.required<readonly AlertReason[]>();
  protected readonly words = inject(AlertWords);
}
