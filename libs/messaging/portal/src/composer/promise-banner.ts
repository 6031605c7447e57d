import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MessagePromise, Topic } from '@holdfast/messaging/model';
import { Clock, OPEN_HELP, Session } from '@holdfast/platform/portal';
import { PromiseWords } from './promise-words';

const FRESH_MS = 5 * 60_000;

/** Above the words a patient writes: who reads them, by when a reply comes, and where help is if it cannot wait. */
@Component({
  selector: 'hf-promise-banner',
  imports: [TranslocoDirective],
  template: `
    <div class="banner" *transloco="let t">
      @if (words()) {
        <p>{{ words() }}</p>
        @if (isFull()) {
          <p>{{ t('messaging.composer.whoReads', { pool: pool() }) }} {{ slip() }}</p>
        }
      }
      <button type="button" (click)="openHelp()">{{ t('messaging.composer.help') }}</button>
    </div>
  `,
  styles: `
    .banner {
      padding: 0.375rem 0;
      color: var(--hf-on-surface-variant);
      font: var(--hf-meta);
    }
    p:first-child {
      color: var(--hf-on-surface);
    }
    button {
      min-height: 2.75rem;
      padding: 0;
      border: 0;
      background: none;
      color: var(--hf-support);
      font: var(--hf-label);
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    /* Where room is scarce the page's own "Need help now?", always on top, is the one. */
    @media (max-height: 700px) {
      button {
        display: none;
      }
    }
    @media (max-height: 900px) {
      :host-context([data-text-size^='large']) button {
        display: none;
      }
    }
  `,
})
export class PromiseBanner {
  readonly patientId = input.required<string>();
  readonly topic = input.required<Topic>();
  /** Whether it also says who reads and what happens if that slips: before a conversation begins. */
  readonly isFull = input(false);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  private readonly promiseWords = inject(PromiseWords);
  protected readonly openHelp = inject(OPEN_HELP);
  /** Changes every five minutes, so that a promise never speaks of a moment that has passed. */
  private readonly round = computed(() => Math.floor(this.clock.halfMinute() / FRESH_MS));
  private readonly promise = httpResource<MessagePromise>(() => {
    this.round();
    return { url: `/api/patients/${this.patientId()}/message-promise`, params: { topic: this.topic() } };
  });
  private readonly kept = computed(() => (this.promise.hasValue() ? this.promise.value() : null));
  protected readonly words = computed(() => {
    const promise = this.kept();
    return promise ? this.promiseWords.say(promise, this.session.person()?.clinic.phone ?? '') : '';
  });
  protected readonly slip = computed(() => {
    const promise = this.kept();
    return promise ? this.promiseWords.saySlip(promise) : '';
  });
  protected readonly pool = computed(() => this.kept()?.readBy ?? '');
}
