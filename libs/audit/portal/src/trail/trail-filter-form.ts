import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ACTION_WORDS, OUTCOMES, PURPOSES } from '@holdfast/audit/model';
import { Button, Field } from '@holdfast/platform/portal';
import { EntryWords } from './entry-words';
import { areCrossed, type TrailAddress } from './trail-filter';

interface StaffOnList {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

const GROUPS = [
  ...['patient', 'message', 'thread', 'note', 'check-in', 'alert', 'safety-plan', 'infusion', 'review', 'referral'],
  ...['room', 'release', 'break-glass', 'care-team', 'trail', 'session'],
];

/** Narrows the trail by who, what, why, outcome and days. */
@Component({
  selector: 'hf-trail-filter-form',
  imports: [TranslocoDirective, Button, Field],
  template: `
    <form *transloco="let t" [attr.aria-label]="t('trail.filter.title')" (submit)="show($event)">
      <hf-field for="trail-who" [label]="t('trail.filter.who')">
        <select id="trail-who" class="hf-input">
          <option value="">{{ t('trail.filter.anyone') }}</option>
          @for (one of people(); track one.id) {
            <option [value]="one.id" [selected]="one.id === address().person">{{ one.name }}</option>
          }
        </select>
      </hf-field>
      <hf-field for="trail-what" [label]="t('trail.filter.what')">
        <select id="trail-what" class="hf-input">
          <option value="">{{ t('trail.filter.anything') }}</option>
          @for (group of groups; track group) {
            <optgroup [label]="t('trail.group.' + group)">
              <option [value]="group" [selected]="group === address().did">{{ t('trail.group.' + group) }}</option>
              @for (action of actionsOf(group); track action) {
                <option [value]="action" [selected]="action === address().did">{{ words.did(action) }}</option>
              }
            </optgroup>
          }
        </select>
      </hf-field>
      <hf-field for="trail-why" [label]="t('trail.filter.purpose')">
        <select id="trail-why" class="hf-input">
          <option value="">{{ t('trail.filter.anyPurpose') }}</option>
          @for (one of purposes; track one) {
            <option [value]="one" [selected]="one === address().purpose">{{ t('trail.purpose.' + one) }}</option>
          }
        </select>
      </hf-field>
      <hf-field for="trail-outcome" [label]="t('trail.filter.outcome')">
        <select id="trail-outcome" class="hf-input">
          <option value="">{{ t('trail.filter.anyOutcome') }}</option>
          @for (one of outcomes; track one) {
            <option [value]="one" [selected]="one === address().outcome">{{ t('trail.outcome.' + one) }}</option>
          }
        </select>
      </hf-field>
      <hf-field for="trail-from" [label]="t('trail.filter.from')">
        <input id="trail-from" class="hf-input" type="date" [value]="address().from ?? ''" />
      </hf-field>
      <hf-field for="trail-to" [label]="t('trail.filter.to')" [error]="isCrossed() ? t('trail.filter.crossed') : ''">
        <input
          id="trail-to"
          class="hf-input"
          type="date"
          [value]="address().to ?? ''"
          [attr.aria-invalid]="isCrossed()"
          [attr.aria-describedby]="isCrossed() ? 'trail-to-error' : null"
        />
      </hf-field>
      <hf-field for="trail-origin" [label]="t('trail.filter.origin')">
        <input
          id="trail-origin"
          class="hf-input"
          maxlength="45"
          autocomplete="off"
          spellcheck="false"
          [value]="address().origin ?? ''"
        />
      </hf-field>
      @if (address().patient) {
        <p class="wide hf-chip">
          {{ t('trail.filter.patient', { name: patientName() || t('trail.filter.somebody') }) }}
        </p>
      }
      <div class="wide hf-row">
        <button hfButton="filled" type="submit">{{ t('trail.filter.show') }}</button>
        <button hfButton type="button" (click)="narrowed.emit(NOTHING)">{{ t('trail.filter.clear') }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
      gap: 0.75rem;
      align-items: start;
    }
    .wide {
      grid-column: 1 / -1;
      justify-self: start;
    }
  `,
})
export class TrailFilterForm {
  readonly address = input.required<TrailAddress>();
  readonly patientName = input('');
  readonly narrowed = output<TrailAddress>();
  protected readonly words = inject(EntryWords);
  protected readonly groups = GROUPS;
  protected readonly outcomes = OUTCOMES;
  protected readonly purposes = PURPOSES;
  protected readonly NOTHING: TrailAddress = NOTHING;
  private readonly staff = httpResource<StaffOnList>(() => '/api/clinic/staff');
  protected readonly people = computed(() => (this.staff.hasValue() ? this.staff.value().items : []));
  private readonly wasCrossed = signal(false);
  protected readonly isCrossed = computed(() => this.wasCrossed() || areCrossed(this.address()));

  protected actionsOf(group: string): string[] {
    return Object.keys(ACTION_WORDS).filter((action) => action.startsWith(`${group}.`));
  }

  protected show(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (id: string) => form.querySelector<HTMLInputElement | HTMLSelectElement>(`#trail-${id}`)?.value ?? '';
    const address: TrailAddress = {
      ...{ person: value('who'), did: value('what'), purpose: value('why'), outcome: value('outcome') },
      ...{ from: value('from'), to: value('to'), origin: value('origin').trim(), patient: this.address().patient },
    };
    this.wasCrossed.set(areCrossed(address));
    if (!this.wasCrossed()) this.narrowed.emit(address);
  }
}

const NOTHING: TrailAddress = {
  ...{ person: '', patient: '', did: '', purpose: '', outcome: '', from: '', to: '', origin: '' },
};
