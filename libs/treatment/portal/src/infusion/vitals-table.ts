import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { TimeWords } from '@holdfast/platform/portal';
import { InfusionStore } from '../entry/infusion-store';

/** Every set of vitals with where it was taken and what it asks for, oldest first. */
@Component({
  selector: 'hf-vitals-table',
  imports: [TranslocoDirective],
  template: `
    @if (sets().length > 0) {
      <div class="frame" tabindex="0" role="region" [attr.aria-label]="t('infusion.vitals.all')" *transloco="let t">
        <table>
          <caption>
            {{
              t('infusion.vitals.all')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('infusion.vitals.time') }}</th>
              <th scope="col">{{ t('infusion.vitals.pressure') }}</th>
              <th scope="col">{{ t('infusion.field.pulsePerMinute') }}</th>
              <th scope="col">{{ t('infusion.vitals.oxygen') }}</th>
              <th scope="col">{{ t('infusion.vitals.breaths') }}</th>
              <th scope="col">{{ t('infusion.vitals.phase') }}</th>
              <th scope="col">{{ t('infusion.vitals.verdict') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (set of sets(); track set.entryId) {
              <tr>
                <th scope="row">{{ time.time(set.at) }}</th>
                <td>{{ set.vitals.systolicMmHg ?? '–' }}/{{ set.vitals.diastolicMmHg ?? '–' }}</td>
                <td>{{ set.vitals.pulsePerMinute ?? '–' }}</td>
                <td>{{ set.vitals.oxygenPercent === null ? '–' : set.vitals.oxygenPercent + ' %' }}</td>
                <td>{{ set.vitals.breathsPerMinute ?? '–' }}</td>
                <td>{{ t('infusion.phase.' + set.phase) }}</td>
                <td>{{ t('infusion.verdictShort.' + set.verdict) }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styles: `
    .frame {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    caption {
      padding-block: 0.25rem;
      font: var(--hf-title);
      text-align: start;
    }
    th,
    td {
      padding: 0.375rem 0.75rem 0.375rem 0;
      border-bottom: 1px solid var(--hf-outline-variant);
      text-align: start;
      white-space: nowrap;
    }
    th {
      font: var(--hf-label);
    }
  `,
})
export class VitalsTable {
  private readonly store = inject(InfusionStore);
  protected readonly time = inject(TimeWords);
  protected readonly sets = computed(() => this.store.record().vitals);
}
