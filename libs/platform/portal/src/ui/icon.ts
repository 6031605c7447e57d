import { Component, computed, input } from '@angular/core';
import { ICONS, type IconName } from './icon-paths';

/** A drawn sign beside words; it never stands for words alone, so screen readers skip it. */
@Component({
  selector: 'hf-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    svg {
      width: 1.375em;
      height: 1.375em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.9;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICONS[this.name()]);
}
