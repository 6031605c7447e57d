import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RuleList } from '@holdfast/check-in/model';
import { KeptVersions } from '@holdfast/clinic/portal';
import { ErrorPanel, Waiting, problemOf } from '@holdfast/platform/portal';
import { Meaning } from '../meaning';
import { RuleEntry } from './rule-entry';
import { CheckInVersionWords } from './version-words';

/** Every rule that reads check-ins, with source and sign-off, and what a clinic may set about it. */
@Component({
  selector: 'hf-rules-card',
  imports: [TranslocoDirective, ErrorPanel, KeptVersions, Meaning, RuleEntry, Waiting],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="clinic-rules" *transloco="let t">
      <h2 id="clinic-rules">{{ t('check-in.setting.rule.title') }}</h2>
      <p>{{ t('check-in.setting.rule.affects') }}</p>
      <hf-meaning of="rules" />
      @if (!canSet()) {
        <p class="hf-meta">{{ t('check-in.setting.readOnly') }}</p>
      }
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="asked.reload()" />
      } @else if (asked.hasValue()) {
        <ul>
          @for (rule of asked.value().items; track rule.id) {
            <li class="entry">
              <hf-rule-entry
                [rule]="rule"
                [canSet]="canSet()"
                [canTry]="canTry()"
                (saved)="asked.set($event)"
                (outdated)="asked.reload()"
              />
            </li>
          }
        </ul>
        <hf-kept-versions
          [of]="t('check-in.setting.rule.title')"
          url="/api/clinic/check-in-rules"
          [stands]="asked.value()"
          [canRestore]="canSet()"
          [words]="words"
          (restored)="asked.reload()"
        />
      } @else {
        <hf-waiting />
      }
    </section>
  `,
  styleUrl: './setting-card.css',
})
export class RulesCard {
  readonly canSet = input(false);
  readonly canTry = input(false);
  protected readonly words = inject(CheckInVersionWords).rules;
  protected readonly asked = httpResource<RuleList>(() => '/api/clinic/check-in-rules');
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
}
