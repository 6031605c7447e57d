import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, Network } from '@holdfast/platform/portal';
import { InfusionStore } from './infusion-store';

/** Whether everything written here is kept by the clinic, how much waits on this device, or that a form is not saved. */
@Component({
  selector: 'hf-saving-line',
  imports: [TranslocoDirective, Icon],
  template: `
    <span role="status" *transloco="let t">
      @if (count() === 0 && store.isTyped()) {
        <hf-icon name="edit" /> {{ t('infusion.saving.typed') }}
      } @else if (count() === 0) {
        <hf-icon name="check" /> {{ t('infusion.saving.all') }}
      } @else {
        <hf-icon [name]="network.isOnline() ? 'clock' : 'offline'" />
        {{ t(network.isOnline() ? 'infusion.saving.some' : 'infusion.saving.offline', { count: count() }) }}
      }
    </span>
  `,
  styles: `
    span {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
    }
  `,
})
export class SavingLine {
  protected readonly network = inject(Network);
  protected readonly store = inject(InfusionStore);
  protected readonly count = computed(() => this.store.waiting().length);
}
