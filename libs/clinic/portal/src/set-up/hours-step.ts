import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Field } from '@holdfast/platform/portal';
import type { DayHours, SetUpDraft } from './set-up-store';

/** When somebody is there: the zone, and each day of the week from when to when. */
@Component({
  selector: 'hf-hours-step',
  imports: [TranslocoDirective, Field],
  template: `
    <ng-container *transloco="let t">
      <p>{{ t('setUp.hours.lead') }}</p>
      <hf-field [label]="t('setUp.hours.zone')" [hint]="t('setUp.hours.zoneHint')" for="zone">
        <input
          class="hf-input"
          id="zone"
          list="zones"
          autocapitalize="none"
          spellcheck="false"
          maxlength="60"
          aria-describedby="zone-hint"
          [value]="draft().zone"
          (input)="changed.emit({ zone: $any($event.target).value })"
        />
      </hf-field>
      <datalist id="zones">
        @for (zone of zones; track zone) {
          <option [value]="zone"></option>
        }
      </datalist>
      <ul>
        @for (day of days(); track day.weekday) {
          <li>
            <label class="open">
              <input
                type="checkbox"
                [checked]="day.isOpen"
                [attr.aria-label]="t('setUp.hours.open', { day: t('setUp.day.' + day.weekday) })"
                (change)="put(day.weekday, { isOpen: $any($event.target).checked })"
              />
              <span>{{ t('setUp.day.' + day.weekday) }}</span>
            </label>
            @if (day.isOpen) {
              <input
                class="hf-input time"
                type="time"
                required
                [attr.aria-label]="t('setUp.hours.from', { day: t('setUp.day.' + day.weekday) })"
                [value]="day.opens"
                (change)="put(day.weekday, { opens: $any($event.target).value })"
              />
              <input
                class="hf-input time"
                type="time"
                required
                [attr.aria-label]="t('setUp.hours.to', { day: t('setUp.day.' + day.weekday) })"
                [attr.aria-invalid]="day.opens >= day.closes"
                [value]="day.closes"
                (change)="put(day.weekday, { closes: $any($event.target).value })"
              />
              @if (day.opens >= day.closes) {
                <span class="hf-refusal">{{ t('setUp.hours.order', { day: t('setUp.day.' + day.weekday) }) }}</span>
              }
            }
          </li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 1rem;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 0.75rem;
      min-height: 3.25rem;
    }
    .open {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      width: 9rem;
      min-height: 2.75rem;
    }
    .time {
      width: 9rem;
    }
  `,
})
export class HoursStep {
  readonly draft = input.required<SetUpDraft>();
  readonly changed = output<Partial<SetUpDraft>>();
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly days = computed(() => this.draft().days.map((day, index) => ({ ...day, weekday: index + 1 })));

  protected put(weekday: number, part: Partial<DayHours>): void {
    const days = this.draft().days.map((day, index) => (index + 1 === weekday ? { ...day, ...part } : day));
    this.changed.emit({ days });
  }
}
