import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Urgency } from '@holdfast/check-in/model';

const GLYPHS: Readonly<Record<Urgency, string>> = { critical: '●', high: '◕', moderate: '◑', soon: '◔', routine: '○' };

/** How soon a check-in wants a person, in a word, a glyph and a fill at once. */
@Component({
  selector: 'hf-urgency-chip',
  imports: [TranslocoDirective],
  template: `
    <span class="chip" [attr.data-urgency]="urgency()" *transloco="let t">
      <span aria-hidden="true">{{ glyphs[urgency()] }}</span> {{ t('check-in.desk.urgency.' + urgency()) }}
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
      background: light-dark(#dcefe4, #163a2b);
      color: light-dark(#1f5a40, #a5dabd);
      font: var(--hf-meta);
      font-weight: 600;
      white-space: nowrap;
    }
    [data-urgency='critical'] {
      background: light-dark(#efb3b0, #4e1618);
      color: light-dark(#7c1d1f, #f2a9a6);
    }
    [data-urgency='high'] {
      background: light-dark(#f7c9a8, #4c2510);
      color: light-dark(#7a3310, #f5b48f);
    }
    [data-urgency='moderate'] {
      background: light-dark(#fbe3b0, #443200);
      color: light-dark(#6b4a00, #f2ce7b);
    }
    [data-urgency='soon'] {
      background: light-dark(#e6e9c4, #34370f);
      color: light-dark(#55580f, #d5d98f);
    }
    @media (forced-colors: active) {
      .chip {
        border: 1px solid;
      }
    }
  `,
})
export class UrgencyChip {
  readonly urgency = input.required<Urgency>();
  protected readonly glyphs = GLYPHS;
}
