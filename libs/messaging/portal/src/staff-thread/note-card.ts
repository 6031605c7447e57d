import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { NoteView } from '@holdfast/messaging/model';
import { Icon, Moment } from '@holdfast/platform/portal';
import { LinkedText } from '../message/linked-text';

/** A staff note among the messages, on a surface that no message has. */
@Component({
  selector: 'hf-note-card',
  imports: [TranslocoDirective, Icon, Moment, LinkedText],
  template: `
    <article *transloco="let t">
      <p class="by">
        <hf-icon name="note" /> {{ t('inbox.note.by', { name: note().authorName }) }} ·
        <hf-moment [at]="note().writtenAt" />
      </p>
      @if (note().body; as body) {
        <p><hf-linked-text [text]="body" /></p>
      } @else {
        <p>{{ t('inbox.note.unreadable') }}</p>
      }
      <p class="by">{{ t('inbox.note.only') }}</p>
    </article>
  `,
  styles: `
    article {
      max-width: 36rem;
      margin: 0.75rem auto;
      padding: 0.5rem 0.875rem;
      border: 2px dashed var(--hf-support);
      border-radius: var(--hf-radius-input);
      background: var(--hf-support-container);
      color: var(--hf-on-support-container);
    }
    .by {
      display: flex;
      align-items: center;
      gap: 0.375rem;
      font: var(--hf-meta);
    }
  `,
})
export class NoteCard {
  readonly note = input.required<NoteView>();
}
