import { Component, computed, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, Session } from '@holdfast/platform/portal';
import { ThreadPane } from './thread-pane';
import { ThreadStatus } from './thread-status';

const NAMED = 3;

/** A patient's page of one conversation: what it is about, who reads it, where it stands, and the words. */
@Component({
  selector: 'hf-thread-page',
  imports: [RouterLink, TranslocoDirective, Button, Icon, ThreadPane, ThreadStatus],
  template: `
    @if (patientId(); as id) {
      <hf-thread-pane [patientId]="id" [threadId]="threadId()">
        <div class="head" paneHead *transloco="let t">
          <a hfButton="icon" routerLink="/messages" [attr.aria-label]="t('messaging.thread.back')">
            <hf-icon name="back" />
          </a>
          <div>
            <h1 tabindex="-1">
              {{ detail() ? t('messaging.topic.' + detail()!.topic) : t('messaging.list.title') }}
            </h1>
            <p class="hf-meta">
              {{ staff() ? t('messaging.thread.readers', { names: staff() }) : t('messaging.thread.team') }}
            </p>
            @if (detail(); as thread) {
              <hf-thread-status [thread]="thread" />
            }
          </div>
        </div>
      </hf-thread-pane>
    }
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
      max-width: 56rem;
      margin-inline: auto;
    }
    .head {
      display: flex;
      align-items: flex-start;
      gap: 0.25rem;
      padding: 0.375rem 1rem 0.5rem 0.25rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    h1 {
      font: var(--hf-title);
      padding-block-start: 0.375rem;
    }
    .head > div {
      min-width: 0;
    }
    /* A short screen, or large letters on a phone, belong to the messages: the head says the least it can. */
    @media (max-height: 700px) {
      hf-thread-status {
        display: none;
      }
      .head p {
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
      }
    }
    @media (max-height: 900px) {
      :host-context([data-text-size^='large']) hf-thread-status {
        display: none;
      }
    }
  `,
})
export class ThreadPage {
  readonly threadId = input.required<string>();
  private readonly session = inject(Session);
  private readonly pane = viewChild(ThreadPane);
  protected readonly patientId = computed(() => this.session.person()?.patientId ?? null);
  protected readonly detail = computed(() => this.pane()?.store.detail() ?? null);
  protected readonly staff = computed(() =>
    (this.detail()?.members ?? [])
      .filter(({ side }) => side === 'staff')
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(', '),
  );
}
