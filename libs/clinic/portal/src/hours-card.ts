import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, Preference } from '@holdfast/platform/portal';
import { ClinicStore } from './clinic-store';
import { weekHours } from './week-hours';

/** When the clinic is staffed, and the number to call. */
@Component({
  selector: 'hf-hours-card',
  imports: [TranslocoDirective, Button, Icon],
  template: `
    @if (clinic.view(); as view) {
      <section class="hf-card hf-stack" aria-labelledby="hours-title" *transloco="let t">
        <h2 id="hours-title">{{ t('clinic.hours.title') }}</h2>
        <dl>
          @for (line of lines(); track line.days) {
            <div>
              <dt>{{ line.days }}</dt>
              <dd>{{ line.hours || t('clinic.hours.closed') }}</dd>
            </div>
          }
        </dl>
        <p class="hf-meta">{{ t('clinic.hours.zone', { zone: zone() }) }} {{ t('clinic.hours.outside') }}</p>
        <div>
          <a hfButton="outlined" [href]="'tel:' + view.phone">
            <hf-icon name="phone" /> {{ t('clinic.hours.call', { phone: view.phone }) }}
          </a>
        </div>
      </section>
    }
  `,
  styles: `
    dl > div {
      display: flex;
      justify-content: space-between;
      gap: 1rem;
      padding-block: 0.25rem;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class HoursCard {
  protected readonly clinic = inject(ClinicStore);
  private readonly preference = inject(Preference);
  private readonly language = computed(() => (this.preference.value().language === 'es' ? 'es-US' : 'en-US'));
  protected readonly zone = computed(() => zoneWords(this.clinic.view()?.zone ?? 'UTC', this.language()));
  protected readonly lines = computed(() =>
    weekHours(this.clinic.view()?.hours ?? []).map(({ from, to, hours }) => ({
      days: from === to ? this.weekday(from) : `${this.weekday(from)} – ${this.weekday(to)}`,
      hours: hours.map(({ opens, closes }) => `${this.clock(opens)} – ${this.clock(closes)}`).join(', '),
    })),
  );

  private weekday(day: number): string {
    // 1 January 2024 was a Monday.
    const name = new Intl.DateTimeFormat(this.language(), { weekday: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, day),
    );
    return name.charAt(0).toUpperCase() + name.slice(1);
  }

  private clock(time: string): string {
    const format = new Intl.DateTimeFormat(this.language(), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
    return format.format(Date.parse(`2024-01-01T${time}:00Z`));
  }
}

function zoneWords(timeZone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return name.replace(/ Time$/, '').replace(/^hora de (la |l |el )?/i, '');
}
