import { Component, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Empty, ErrorPanel, type Problem, Waiting, problemOf } from '@holdfast/platform/portal';
import type { AlertSummary } from '@holdfast/safety/model';
import { AlertApi } from './alert-api';
import { AlertRow } from './alert-row';
import { AlertStore } from './alert-store';

/** Every alert: the open ones, and by pages the closed ones. */
@Component({
  selector: 'hf-alert-list-page',
  imports: [TranslocoDirective, AlertRow, Button, Empty, ErrorPanel, Waiting],
  template: `
    <div class="page" *transloco="let t">
      <h1 tabindex="-1">{{ t('alerts.list.title') }}</h1>
      <div class="hf-row" role="group" [attr.aria-label]="t('alerts.list.title')">
        <button
          [hfButton]="isClosed() ? 'outlined' : 'tonal'"
          type="button"
          [attr.aria-pressed]="!isClosed()"
          (click)="show(false)"
        >
          {{ t('alerts.list.open') }} ({{ store.items().length }})
        </button>
        <button
          [hfButton]="isClosed() ? 'tonal' : 'outlined'"
          type="button"
          [attr.aria-pressed]="isClosed()"
          (click)="show(true)"
        >
          {{ t('alerts.list.closed') }}
        </button>
      </div>
      @if (problem() ?? (isClosed() ? null : store.problem()); as one) {
        <hf-error-panel [problem]="one" (retry)="again()" />
      }
      @if (isClosed() ? closed() : store.isLoaded() ? store.items() : null; as items) {
        <ul>
          @for (alert of items; track alert.id) {
            <li><hf-alert-row [alert]="alert" /></li>
          } @empty {
            <li>
              <hf-empty icon="check" [words]="t(isClosed() ? 'alerts.list.noneClosed' : 'alerts.list.noneOpen')" />
            </li>
          }
        </ul>
        @if (isClosed() && after()) {
          <div>
            <button hfButton="outlined" type="button" (click)="more()">{{ t('alerts.list.more') }}</button>
          </div>
        }
      } @else if (!problem()) {
        <hf-waiting />
      }
    </div>
  `,
  styles: `
    .page {
      display: flex;
      flex-direction: column;
      gap: 1rem;
      width: min(100%, 64rem);
      padding: 1.5rem 1rem 2rem;
    }
    li {
      border-bottom: 1px solid var(--hf-outline-variant);
    }
  `,
})
export class AlertListPage {
  protected readonly store = inject(AlertStore);
  private readonly api = inject(AlertApi);
  protected readonly isClosed = signal(false);
  protected readonly closed = signal<readonly AlertSummary[] | null>(null);
  protected readonly after = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    const changed = this.store.changed.pipe(takeUntilDestroyed(inject(DestroyRef)));
    changed.subscribe(() => this.isClosed() && void this.load());
  }

  protected show(isClosed: boolean): void {
    this.isClosed.set(isClosed);
    this.problem.set(null);
    if (isClosed) void this.load();
  }

  protected again(): void {
    if (this.isClosed()) void this.load();
    else void this.store.refresh();
  }

  protected more(): Promise<void> {
    return this.load(this.after());
  }

  private async load(after: string | null = null): Promise<void> {
    try {
      const { items, nextAfter } = await this.api.closed(after);
      this.closed.update((before) => (after && before ? [...before, ...items] : items));
      this.after.set(nextAfter);
      this.problem.set(null);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }
}
