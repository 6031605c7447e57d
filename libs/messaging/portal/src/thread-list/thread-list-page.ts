import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Drafts, Empty, ErrorPanel, Icon, Waiting } from '@holdfast/platform/portal';
import { NEW_THREAD_DRAFT } from '../composer/draft-keeper';
import { ThreadListStore } from './thread-list-store';
import { ThreadRow } from './thread-row';

/** Every conversation of the patient, latest first. */
@Component({
  selector: 'hf-thread-list-page',
  imports: [RouterLink, TranslocoDirective, Button, Empty, ErrorPanel, Icon, Waiting, ThreadRow],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('messaging.list.title') }}</h1>
      <div>
        <a hfButton="filled" routerLink="/messages/new"> <hf-icon name="edit" /> {{ t('messaging.list.write') }} </a>
      </div>
      @if (begun(); as words) {
        <a class="hf-card begun" routerLink="/messages/new">
          <strong>{{ t('messaging.list.draft') }}</strong> {{ words }}
        </a>
      }
      @if (store.problem(); as problem) {
        <hf-error-panel [problem]="problem" (retry)="store.load()" />
      }
      @if (store.isLoaded()) {
        <ul class="hf-stack" [attr.aria-label]="t('messaging.list.title')">
          @for (thread of store.threads(); track thread.id) {
            <li><hf-thread-row [thread]="thread" [local]="drafts()[thread.id] ?? null" /></li>
          } @empty {
            <li><hf-empty icon="messages" [words]="t('messaging.list.empty')" /></li>
          }
        </ul>
      } @else if (!store.problem()) {
        <hf-waiting [lines]="[100, 100, 100]" />
      }
    </div>
  `,
  styles: `
    .begun {
      color: inherit;
      text-decoration: none;
    }
    .begun strong {
      color: var(--hf-error);
    }
  `,
})
export class ThreadListPage {
  protected readonly store = inject(ThreadListStore);
  protected readonly drafts = signal<Readonly<Record<string, string>>>({});
  protected readonly begun = signal('');

  constructor() {
    void inject(Drafts)
      .all()
      .then((drafts) => {
        this.drafts.set(Object.fromEntries(drafts.map(({ key, body }) => [key, body])));
        this.begun.set(this.drafts()[NEW_THREAD_DRAFT] ?? '');
      });
  }
}
