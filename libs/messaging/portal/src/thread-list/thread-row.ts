import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ThreadView } from '@holdfast/messaging/model';
import { Icon, Moment } from '@holdfast/platform/portal';
import { MessageOutbox } from '../message-outbox';
import { TOPIC_LIST } from '../topic-list';
import { ThreadStatus } from '../thread/thread-status';

/** One conversation in the list: what it is about, the latest words, what is new and what is still unsent. */
@Component({
  selector: 'hf-thread-row',
  imports: [RouterLink, TranslocoDirective, Icon, Moment, ThreadStatus],
  template: `
    <a *transloco="let t" class="hf-card" [routerLink]="['/messages', thread().id]">
      <span class="head">
        <span class="topic"><hf-icon [name]="icon()" /> {{ t('messaging.topic.' + thread().topic) }}</span>
        @if (thread().unread; as unread) {
          <span class="hf-badge">
            <span aria-hidden="true">{{ unread }}</span>
            <span class="hf-unseen">
              {{ unread === 1 ? t('messaging.list.unreadOne') : t('messaging.list.unreadMany', { count: unread }) }}
            </span>
          </span>
        }
        @if (thread().lastAt; as at) {
          <hf-moment class="hf-meta" [at]="at" />
        }
      </span>
      <span class="words" [class.new]="thread().unread > 0">
        @if (unsent()) {
          <strong class="unsent">{{ t('messaging.list.unsent') }}</strong> {{ unsent() }}
        } @else if (draft(); as words) {
          <strong class="draft">{{ t('messaging.list.draft') }}</strong> {{ words }}
        } @else if (thread().snippet) {
          @if (thread().lastIsOwn) {
            <span class="hf-quiet">{{ t('messaging.list.you') }}</span>
          }
          {{ thread().snippet }}
        } @else {
          {{ t(thread().lastSeq > 0 ? 'messaging.list.retracted' : 'messaging.list.nothing') }}
        }
      </span>
      <hf-thread-status [thread]="thread()" [isShort]="true" />
    </a>
  `,
  styles: `
    a {
      display: flex;
      flex-direction: column;
      gap: 0.375rem;
      padding: 1rem;
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      background: var(--hf-surface-mid);
    }
    .head {
      display: flex;
      align-items: center;
      gap: 0.5rem;
    }
    .topic {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      margin-inline-end: auto;
      font: var(--hf-label);
    }
    .words {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    .words.new {
      font-weight: 600;
    }
    .draft,
    .unsent {
      color: var(--hf-error);
      font-weight: 600;
    }
  `,
})
export class ThreadRow {
  readonly thread = input.required<ThreadView>();
  /** Words on this device that are not sent; null for none, and then the server's are shown. */
  readonly local = input<string | null>(null);
  private readonly outbox = inject(MessageOutbox);
  protected readonly draft = computed(() => this.local() ?? this.thread().draft);
  protected readonly icon = computed(
    () => TOPIC_LIST.find(({ topic }) => topic === this.thread().topic)?.icon ?? 'messages',
  );
  protected readonly unsent = computed(
    () => this.outbox.pending().findLast(({ threadId }) => threadId === this.thread().id)?.body ?? '',
  );
}
