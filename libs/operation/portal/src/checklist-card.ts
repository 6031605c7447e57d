import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CHECKLIST_PLACES, type ChecklistView } from '@holdfast/operation/model';
import { Icon } from '@holdfast/platform/portal';

/** What a new clinic still needs, each thing a link to where it is done; gone once nothing is left. */
@Component({
  selector: 'hf-checklist-card',
  imports: [RouterLink, TranslocoDirective, Icon],
  template: `
    @if (left() > 0) {
      <section class="hf-card hf-stack" aria-labelledby="checklist-title" *transloco="let t">
        <h2 id="checklist-title">
          {{ t('staff.checklist.title', { done: items().length - left(), all: items().length }) }}
        </h2>
        <p class="hf-quiet">{{ t('staff.checklist.lead') }}</p>
        <ul>
          @for (one of items(); track one.item) {
            <li>
              <hf-icon [name]="one.isDone ? 'check' : 'clock'" />
              <span class="hf-unseen">{{ t(one.isDone ? 'staff.checklist.done' : 'staff.checklist.open') }}:</span>
              @if (one.isDone) {
                <span class="hf-quiet">{{ t('staff.checklist.' + one.item) }}</span>
              } @else {
                <a [routerLink]="places[one.item]">{{ t('staff.checklist.' + one.item) }}</a>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    ul {
      display: block;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      min-height: 2.5rem;
    }
  `,
})
export class ChecklistCard {
  private readonly asked = httpResource<ChecklistView>(() => '/api/clinic/system/checklist');
  protected readonly places = CHECKLIST_PLACES;
  // The list of pages is what this page is for: where the checklist cannot be had, it stands without.
  protected readonly items = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  protected readonly left = computed(() => this.items().filter(({ isDone }) => !isDone).length);
}
