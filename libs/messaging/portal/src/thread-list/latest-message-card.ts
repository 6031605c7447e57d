import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ErrorPanel, Waiting } from '@holdfast/platform/portal';
import { ThreadListStore } from './thread-list-store';
import { ThreadRow } from './thread-row';

/** What is new in a patient's messages, for the first page: unread ones first, else the latest. */
@Component({
  selector: 'hf-latest-message-card',
  imports: [RouterLink, TranslocoDirective, ErrorPanel, Waiting, ThreadRow],
  template: `
    <section class="hf-stack" aria-labelledby="latest-title" *transloco="let t">
      <div class="head">
        <h2 id="latest-title">{{ t('messaging.list.title') }}</h2>
        @if (store.threads().length > 1) {
          <a class="all" routerLink="/messages">{{ t('messaging.thread.back') }}</a>
        }
      </div>
      @if (store.isLoaded()) {
        @for (thread of shown(); track thread.id) {
          <hf-thread-row [thread]="thread" />
        } @empty {
          <p class="hf-quiet">{{ t('messaging.list.empty') }}</p>
        }
      } @else if (store.problem(); as problem) {
        <hf-error-panel [problem]="problem" (retry)="store.load()" />
      } @else {
        <hf-waiting [lines]="[100]" />
      }
    </section>
  `,
  styles: `
    section {
      gap: 0.5rem;
    }
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
    }
    .all {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
})
export class LatestMessageCard {
  protected readonly store = inject(ThreadListStore);
  protected readonly shown = computed(() => {
    const threads = this.store.threads();
    const unread = threads.filter((thread) => thread.unread > 0);
    return unread.length > 0 ? unread.slice(0, 2) : threads.slice(0, 1);
  });
}
