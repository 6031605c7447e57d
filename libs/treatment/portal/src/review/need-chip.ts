import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { NeedCategory } from '@holdfast/treatment/model';

const GLYPHS: Readonly<Record<NeedCategory, string>> = {
  'safety-first': '■',
  'review-now': '●',
  'review-soon': '◕',
  'non-responder-review': '◑',
  'insufficient-data': '?',
  'manual-only': '✎',
  watch: '◔',
  stable: '○',
};

/** Where a patient stands in the queue: a word, a glyph and a fill at once. */
@Component({
  selector: 'hf-need-chip',
  imports: [TranslocoDirective],
  template: `
    <span class="chip" [attr.data-category]="category()" *transloco="let t">
      <span aria-hidden="true">{{ glyphs[category()] }}</span> {{ t('treatment.category.' + category()) }}
    </span>
  `,
  styles: `
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      min-height: 1.5rem;
      padding: 0 0.5rem;
      border-radius: var(--hf-radius-input);
      background: var(--hf-surface-high);
      color: var(--hf-on-surface);
      font: var(--hf-meta);
      font-weight: 600;
      white-space: nowrap;
    }
    [data-category='safety-first'] {
      background: light-dark(#efb3b0, #4e1618);
      color: light-dark(#7c1d1f, #f2a9a6);
    }
    [data-category='review-now'] {
      background: light-dark(#f7c9a8, #4c2510);
      color: light-dark(#7a3310, #f5b48f);
    }
    [data-category='review-soon'],
    [data-category='non-responder-review'] {
      background: light-dark(#fbe3b0, #443200);
      color: light-dark(#6b4a00, #f2ce7b);
    }
    [data-category='watch'] {
      background: light-dark(#e6e9c4, #34370f);
      color: light-dark(#55580f, #d5d98f);
    }
    [data-category='stable'] {
      background: light-dark(#dcefe4, #163a2b);
      color: light-dark(#1f5a40, #a5dabd);
    }
    @media (forced-colors: active) {
      .chip {
        border: 1px solid;
      }
    }
  `,
})
export class NeedChip {
  readonly category = input.required<NeedCategory>();
  protected readonly glyphs = GLYPHS;
}
