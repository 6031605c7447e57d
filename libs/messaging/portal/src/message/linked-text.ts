import { Component, computed, input } from '@angular/core';
import { tokenize } from 'linkifyjs';

/** A stretch of text, or a link to a place on the web or to a mailbox. */
export interface TextPart {
  readonly words: string;
  readonly href: string | null;
}

/** Splits text at its links. Only web addresses and mailboxes become links; everything else stays words. */
export function textParts(text: string): TextPart[] {
  return tokenize(text).map((token) => {
    const words = token.toString();
    const href = token.isLink ? token.toHref('https') : '';
    return { words, href: /^(https?:\/\/|mailto:)/i.test(href) ? href : null };
  });
}

/** What a person wrote: plain text with its links made to press, built from nodes and never from markup. */
@Component({
  selector: 'hf-linked-text',
  // Bound as text content, because white space counts here and a template's own would show.
  template: `
    @for (part of parts(); track $index) {
      @if (part.href) {
        <a target="_blank" rel="nofollow noopener noreferrer" [href]="part.href" [textContent]="part.words"></a>
      } @else {
        <span [textContent]="part.words"></span>
      }
    }
  `,
  styles: `
    :host {
      white-space: normal;
    }
    a,
    span {
      white-space: pre-wrap;
    }
    a {
      color: inherit;
    }
  `,
})
export class LinkedText {
  readonly text = input.required<string>();
  protected readonly parts = computed(() => textParts(this.text()));
}
