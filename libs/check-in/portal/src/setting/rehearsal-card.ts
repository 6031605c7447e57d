import { httpResource } from '@angular/common/http';
import { Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RuleList } from '@holdfast/check-in/model';
import { ErrorPanel, Waiting, problemOf } from '@holdfast/platform/portal';
import { Meaning } from '../meaning';
import { RuleEntry } from './rule-entry';

/** One rule at a time, to try other values on the last quarter before anybody is told anything by them. */
@Component({
  selector: 'hf-rehearsal-card',
  imports: [TranslocoDirective, ErrorPanel, Meaning, RuleEntry, Waiting],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="clinic-rehearsal" *transloco="let t">
      <h2 id="clinic-rehearsal">{{ t('check-in.setting.rehearsal.title') }}</h2>
      <p>{{ t('check-in.setting.rehearsal.lead') }}</p>
      <hf-meaning of="rules" />
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="asked.reload()" />
      } @else if (asked.hasValue()) {
        <label>
          <span>{{ t('check-in.setting.rehearsal.which') }}</span>
          <select #which class="hf-input" (change)="chosen.set(which.value)">
            <option value="" [selected]="chosen() === ''">{{ t('check-in.setting.rehearsal.choose') }}</option>
            @for (rule of rules(); track rule.id) {
              <option [value]="rule.id" [selected]="rule.id === chosen()">
                {{ t('check-in.ruleName.' + rule.id) }}
              </option>
            }
          </select>
        </label>
        @for (rule of shown(); track rule.id) {
          <hf-rule-entry
            [rule]="rule"
            [canSet]="canSet()"
            [canTry]="true"
            (saved)="asked.set($event)"
            (outdated)="asked.reload()"
          />
        }
      } @else {
        <hf-waiting />
      }
    </section>
  `,
  styleUrl: './setting-card.css',
})
export class RehearsalCard {
  readonly canSet = input(false);
  protected readonly asked = httpResource<RuleList>(() => '/api/clinic/check-in-rules');
  protected readonly chosen = signal('');
  protected readonly rules = computed(() => {
    const all = this.asked.hasValue() ? this.asked.value().items : [];
    return all.filter(({ thresholds }) => thresholds.some(({ editable }) => editable));
  });
  protected readonly shown = computed(() => this.rules().filter(({ id }) => id === this.chosen()));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
}
