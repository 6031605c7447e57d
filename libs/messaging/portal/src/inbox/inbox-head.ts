import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { InboxFilter } from '@holdfast/messaging/model';
import { FILTER_LIST } from './inbox-filter';
import { InboxStore } from './inbox-store';

/** Above the list: how the clinic keeps its promises, which conversations are shown, and in which order. */
@Component({
  selector: 'hf-inbox-head',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="line">
        <h1 id="inbox-title">{{ t('inbox.title') }}</h1>
        <label class="hf-unseen" for="inbox-order">{{ t('inbox.order.label') }}</label>
        <select #order id="inbox-order" [value]="store.order()" (change)="sort(order.value)">
          <option value="due">{{ t('inbox.order.due') }}</option>
          <option value="oldest">{{ t('inbox.order.oldest') }}</option>
        </select>
      </div>
      @if (store.head(); as head) {
        <p class="hf-meta facts">
          <span>{{ promise() ? t('inbox.head.promise', promise()!) : t('inbox.head.noPromise') }}</span>
          <span>{{ t('inbox.head.handled', { count: head.handledToday }) }}</span>
          @if (head.counts.overdue > 0) {
            <span class="late">■ {{ t('inbox.head.overdue', { count: head.counts.overdue }) }}</span>
          }
        </p>
      }
      <div role="tablist" [attr.aria-label]="t('inbox.filter.label')">
        @for (filter of filters; track filter) {
          <button
            type="button"
            role="tab"
            aria-controls="inbox-panel"
            [id]="'inbox-tab-' + filter"
            [attr.aria-selected]="filter === store.filter()"
            [tabindex]="filter === store.filter() ? 0 : -1"
            (click)="store.show(filter)"
            (keydown)="walk($event)"
          >
            {{ t('inbox.filter.' + filter) }}
            @if (count(filter); as number) {
              <span class="count">{{ number }}</span>
            }
          </button>
        }
      </div>
    </ng-container>
  `,
  styleUrl: './inbox-head.css',
})
export class InboxHead {
  protected readonly store = inject(InboxStore);
  protected readonly filters = FILTER_LIST;
  protected readonly promise = computed(() => {
    const { kept, made } = this.store.head()?.promise ?? { kept: 0, made: 0 };
    return made > 0 ? { kept, made, percent: Math.round((kept / made) * 100) } : null;
  });

  /** The server counts what waits; answered and closed ones are no work to count. */
  protected count(filter: InboxFilter): number {
    const counts = this.store.head()?.counts;
    return counts && (filter === 'all' || filter === 'mine' || filter === 'unassigned') ? counts[filter] : 0;
  }

  protected sort(order: string): void {
    void this.store.sort(order === 'oldest' ? 'oldest' : 'due');
  }

  protected walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = FILTER_LIST.indexOf(this.store.filter());
    const next = FILTER_LIST[(at + step + FILTER_LIST.length) % FILTER_LIST.length];
    if (!next) return;
    void this.store.show(next);
    document.getElementById(`inbox-tab-${next}`)?.focus();
  }
}
