import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@holdfast/platform/portal';
import type { Concern } from '@holdfast/safety/model';

/** What an alert is about, in a word and an icon: a person who may come to harm, or their body. */
@Component({
  selector: 'hf-concern-chip',
  imports: [TranslocoDirective, Icon],
  template: `
    <span *transloco="let t">
      <hf-icon [name]="concern() === 'harm' ? 'heart' : 'pill'" /> {{ t('alerts.concern.' + concern()) }}
    </span>
  `,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 0.25rem;
      font: var(--hf-label);
      white-space: nowrap;
    }
  `,
})
export class ConcernChip {
  readonly concern = input.required<Concern>();
}
