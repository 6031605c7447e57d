import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { HoursSetting, OpenHours } from '@holdfast/clinic/model';
import { Button, Clock, Field, Icon } from '@holdfast/platform/portal';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const USUAL = { opens: '08:00', closes: '17:00' };

/** When somebody is there: the zone, any number of stretches a day, and the days on which nobody is. */
@Component({
  selector: 'hf-hours-fields',
  imports: [TranslocoDirective, Button, Field, Icon],
  templateUrl: './hours-fields.html',
  styleUrl: './setting-fields.css',
})
export class HoursFields {
  readonly value = input.required<HoursSetting>();
  readonly changed = output<Partial<HoursSetting>>();
  private readonly clock = inject(Clock);
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly days = computed(() =>
    DAYS.map((weekday) => ({
      weekday,
      stretches: this.value()
        .hours.map((one, at) => ({ ...one, at }))
        .filter((one) => one.weekday === weekday),
    })),
  );

  protected set(at: number, part: Partial<OpenHours>): void {
    this.emitHours((hours) => hours.map((one, place) => (place === at ? { ...one, ...part } : one)));
  }

  /** Another stretch: the usual day where there is none, else from when the last one ends. */
  protected add(weekday: number): void {
    const last = this.value()
      .hours.filter((one) => one.weekday === weekday)
      .at(-1);
    const next = last ? { opens: last.closes, closes: last.closes < '18:00' ? '18:00' : '23:59' } : USUAL;
    this.emitHours((hours) => [...hours, { weekday, ...next }]);
  }

  protected remove(at: number): void {
    this.emitHours((hours) => hours.filter((_, place) => place !== at));
  }

  protected setHoliday(at: number, part: Partial<HoursSetting['holidays'][number]>): void {
    const holidays = this.value().holidays.map((one, place) => (place === at ? { ...one, ...part } : one));
    this.changed.emit({ holidays });
  }

  protected addHoliday(): void {
    const taken = new Set(this.value().holidays.map(({ day }) => day));
    let at = this.clock.halfMinute();
    const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
    while (taken.has(dayOf(at))) at += 86_400_000;
    this.changed.emit({ holidays: [...this.value().holidays, { day: dayOf(at), label: '' }] });
  }

  protected removeHoliday(at: number): void {
    this.changed.emit({ holidays: this.value().holidays.filter((_, place) => place !== at) });
  }

  private emitHours(change: (hours: readonly OpenHours[]) => OpenHours[]): void {
    this.changed.emit({ hours: change(this.value().hours) });
  }
}
