import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

/** A calm line of news that stays as long as it is true. */
@Component({
  selector: 'hf-banner',
  imports: [Icon],
  template: `
    @if (icon(); as name) {
      <hf-icon [name]="name" />
    }
    <div class="words"><ng-content /></div>
    <ng-content select="[bannerAction]" />
  `,
  host: { '[class.support]': "tone() === 'support'" },
  styles: `
    :host {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 0.5rem 0.75rem;
      padding: 0.625rem 1rem;
      background: var(--hf-surface-high);
      color: var(--hf-on-surface);
      font: var(--hf-label);
    }
    :host(.support) {
      background: var(--hf-support-container);
      color: var(--hf-on-support-container);
    }
    .words {
      flex: 1 1 12rem;
    }
  `,
})
export class Banner {
  readonly tone = input<'plain' | 'support'>('plain');
  readonly icon = input<IconName>();
}
