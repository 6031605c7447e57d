import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Preference } from '@holdfast/platform/portal';

/** Where most patients of a clinic in the United States live; the others come after these. */
const COMMON = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
];

/** A time zone, found by typing a part of its name: the common ones first, by the names people use. */
@Component({
  selector: 'hf-zone-field',
  imports: [TranslocoDirective],
  template: `
    <label *transloco="let t">
      <span>{{ t('check-in.course.frame.zone') }}</span>
      <input
        #field
        class="hf-input"
        type="text"
        list="hf-zones"
        autocomplete="off"
        spellcheck="false"
        [value]="typed()"
        [attr.aria-invalid]="isWrong()"
        [attr.aria-describedby]="isWrong() ? 'hf-zone-fault' : null"
        (focus)="field.select()"
        (change)="choose(field.value)"
      />
      <datalist id="hf-zones">
        @for (one of offered(); track one.zone) {
          <option [value]="one.name"></option>
        }
      </datalist>
      @if (isWrong()) {
        <span class="fault" id="hf-zone-fault" role="alert">{{ t('check-in.course.frame.noZone') }}</span>
      }
    </label>
  `,
  styles: `
    label {
      display: flex;
      flex-direction: column;
      gap: 0.25rem;
      max-width: 24rem;
      font: var(--hf-label);
    }
    .fault {
      color: var(--hf-error);
    }
    @media (max-width: 599px) {
      label {
        max-width: none;
      }
      .hf-input {
        min-height: 2.75rem;
      }
    }
  `,
})
export class ZoneField {
  /** The zone as IANA names it. */
  readonly zone = input.required<string>();
  readonly chosen = output<string>();
  /** Whether what is typed names no zone. */
  readonly wrong = output<boolean>();
  private readonly preference = inject(Preference);
  protected readonly isWrong = signal(false);
  protected readonly offered = computed(() => {
    const language = this.preference.value().language;
    const others = Intl.supportedValuesOf('timeZone').filter((zone) => !COMMON.includes(zone));
    return [
      ...COMMON.map((zone) => ({ zone, name: `${placeOf(zone)} – ${spokenName(zone, language)}` })),
      ...[...new Set([...others, ...(COMMON.includes(this.zone()) ? [] : [this.zone()])])].map((zone) => ({
        zone,
        name: `${placeOf(zone)} (${zone})`,
      })),
    ];
  });
  protected readonly typed = linkedSignal(() => this.offered().find(({ zone }) => zone === this.zone())?.name ?? '');

  protected choose(words: string): void {
    const wanted = words.trim().toLowerCase();
    const all = this.offered();
    const exact = all.find(({ zone, name }) => name.toLowerCase() === wanted || zone.toLowerCase() === wanted);
    const part = all.filter(({ name }) => name.toLowerCase().includes(wanted));
    const found = exact ?? (wanted !== '' && part.length === 1 ? part[0] : undefined);
    this.isWrong.set(!found);
    this.wrong.emit(!found);
    this.typed.set(found?.name ?? words);
    if (found) this.chosen.emit(found.zone);
  }
}

function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** What people call the time there, such as "Pacific Time". */
function spokenName(zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
