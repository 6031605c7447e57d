import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RetentionSetting } from '@holdfast/clinic/model';
import { Clock, Field } from '@holdfast/platform/portal';
import { SettingFrame } from './frame/setting-frame';
import { SettingPage } from './frame/setting-page';
import { SettingStore } from './frame/setting-store';

const FIGURES = [
  { part: 'years', least: 1, most: 50 },
  { part: 'afterMajorityYears', least: 0, most: 50 },
  { part: 'auditYears', least: 1, most: 50 },
] as const;
const MAJORITY = 18;
const CHILD = 10;

/** How long records are kept, with what that means for somebody seen today. It is the clinic's decision, with its lawyer. */
@Component({
  selector: 'hf-retention-page',
  imports: [TranslocoDirective, Field, SettingFrame],
  providers: [SettingStore],
  template: `
    <hf-setting-frame *transloco="let t">
      <ng-container fields>
        <p class="hf-card">{{ t('settings.retention.decision') }}</p>
        @if (value(); as value) {
          @for (one of figures; track one.part) {
            <hf-field
              [label]="t('settings.part.retention.' + one.part)"
              [hint]="t('settings.retention.range', { least: one.least, most: one.most })"
              [for]="one.part"
            >
              <input
                #field
                class="hf-input short"
                type="number"
                inputmode="numeric"
                step="1"
                [id]="one.part"
                [min]="one.least"
                [max]="one.most"
                [attr.aria-describedby]="one.part + '-hint'"
                [value]="value[one.part]"
                (input)="set(one.part, field.valueAsNumber)"
              />
            </hf-field>
          }
        }
      </ng-container>
      <ng-container preview>
        <p>{{ t('settings.retention.grown', { year: grown() }) }}</p>
        <p>{{ t('settings.retention.minor', { year: minor() }) }}</p>
        <p>{{ t('settings.retention.audit', { year: audit() }) }}</p>
      </ng-container>
    </hf-setting-frame>
  `,
  styleUrl: './setting-preview.css',
})
export class RetentionPage extends SettingPage<RetentionSetting> {
  protected readonly figures = FIGURES;
  private readonly year = new Date(inject(Clock).halfMinute()).getFullYear();
  protected readonly grown = computed(() => this.until(this.value()?.years));
  /** The later of the two, for a child of ten. */
  protected readonly minor = computed(() => {
    const { years = 0, afterMajorityYears = 0 } = this.value() ?? {};
    return this.until(Math.max(years, MAJORITY - CHILD + afterMajorityYears));
  });
  protected readonly audit = computed(() => this.until(this.value()?.auditYears));

  constructor() {
    super();
    this.open({ name: 'retention' });
  }

  protected set(part: keyof RetentionSetting, years: number): void {
    this.put({ [part]: years });
  }

  private until(years = 0): string {
    return Number.isFinite(years) ? String(this.year + years) : '–';
  }
}
