import { Component, type TemplateRef, effect, inject, input, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Topic } from '@holdfast/messaging/model';
import { ErrorPanel, Waiting } from '@holdfast/platform/portal';
import { Composer } from '../composer/composer';
import { type Insertion, MessageList } from './message-list';
import { ThreadStore } from './thread-store';
import { TypingLine } from './typing-line';

/**
 * One conversation to read and to write in. It fills the height it is given, so that it can be a page of a phone as
 * well as one half of the staff's split view, which projects its own head and brings its notes as insertions.
 */
@Component({
  selector: 'hf-thread-pane',
  imports: [TranslocoDirective, ErrorPanel, Waiting, Composer, MessageList, TypingLine],
  providers: [ThreadStore],
  template: `
    <ng-content select="[paneHead]" />
    @switch (store.phase()) {
      @case ('loading') {
        <hf-waiting class="rest" [lines]="[55, 70, 40, 65]" />
      }
      @case ('failed') {
        <div class="trouble" [class.rest]="store.rows().length === 0">
          <hf-error-panel [problem]="store.problem()!" (retry)="store.load()" />
        </div>
        @if (store.rows().length > 0) {
          <hf-message-list class="rest" />
        }
      }
      @default {
        <hf-message-list class="rest" [insertions]="insertions()" [insertionTemplate]="insertionTemplate()" />
        <hf-typing-line role="status" [writers]="store.writers()" />
        @if (store.detail()?.state === 'closed') {
          <p class="hf-meta closed" *transloco="let t">{{ t(closedNote()) }}</p>
        }
      }
    }
    <ng-content select="[paneFoot]" />
    @if (hasComposer()) {
      <hf-composer
        [patientId]="patientId()"
        [threadId]="threadId()"
        [topic]="topic()"
        [serverDraft]="store.detail()?.draft ?? null"
        [isBorn]="store.phase() === 'ready'"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      min-height: 0;
    }
    .rest {
      flex: 1;
    }
    hf-waiting.rest,
    .trouble {
      padding: 1rem;
    }
    .closed {
      padding: 0.25rem 1.25rem;
    }
  `,
})
export class ThreadPane {
  readonly patientId = input.required<string>();
  readonly threadId = input.required<string>();
  readonly insertions = input<readonly Insertion[]>([]);
  readonly insertionTemplate = input<TemplateRef<{ $implicit: Insertion }>>();
  /** Whether the composer for messages is shown; staff hide it while they write a note. */
  readonly hasComposer = input(true);
  readonly store = inject(ThreadStore);

  constructor() {
    effect(() => {
      const [patientId, threadId] = [this.patientId(), this.threadId()];
      untracked(() => void this.store.open(patientId, threadId));
    });
  }

  /** Only a patient's words open a closed conversation again by themselves. */
  protected closedNote(): string {
    return this.store.side() === 'patient' ? 'messaging.thread.closedNote' : 'inbox.thread.closedNote';
  }

  protected topic(): Topic | null {
    return this.store.detail()?.topic ?? null;
  }
}
