import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

/** What stands where nothing is yet: a kind sentence, and perhaps one thing to do. */
@Component({
  selector: 'hf-empty',
  imports: [Icon],
  template: `
    <hf-icon [name]="icon()" />
    <p>{{ words() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 0.75rem;
      padding: 3rem 1.5rem;
      color: var(--hf-on-surface-variant);
      text-align: center;
    }
    hf-icon {
      font-size: 1.75rem;
    }
  `,
})
export class Empty {
  readonly icon = input.required<IconName>();
  readonly words = input.required<string>();
}
