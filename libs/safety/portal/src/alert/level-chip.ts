import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

const GLYPHS = { critical: '●', high: '◕', moderate: '◑', words: '◇', drill: '△' } as const;

/** How pressing an alert is, in a word, a glyph and a fill at once. */
@Component({
  selector: 'hf-level-chip',
  imports: [TranslocoDirective],
  template: `
    <span class="chip" [attr.data-level]="level()" *transloco="let t">
      <span aria-hidden="true">{{ glyphs[level()] }}</span> {{ t('alerts.level.' + level()) }}
    </span>
  `,
  styles: `
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      min-height: 1.75rem;
      padding: 0 0.75rem;
      border-radius: var(--hf-radius-input);
      background: var(--hf-surface-high);
      color: var(--hf-on-surface);
      font: var(--hf-label);
      white-space: nowrap;
    }
    [data-level='critical'] {
      background: light-dark(#efb3b0, #4e1618);
      color: light-dark(#7c1d1f, #f2a9a6);
    }
    [data-level='high'] {
      background: light-dark(#f7c9a8, #4c2510);
      color: light-dark(#7a3310, #f5b48f);
    }
    [data-level='moderate'] {
      background: light-dark(#fbe3b0, #443200);
      color: light-dark(#6b4a00, #f2ce7b);
    }
    @media (forced-colors: active) {
      .chip {
        border: 1px solid;
      }
    }
  `,
})
export class LevelChip {
  readonly level = input.required<keyof typeof GLYPHS>();
  protected readonly glyphs = GLYPHS;
}
