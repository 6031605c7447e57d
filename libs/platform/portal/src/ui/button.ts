import { Directive, input } from '@angular/core';

/** The looks of a thing to press, on a real button or link: exactly one `filled` on a page. */
@Directive({
  selector: 'button[hfButton], a[hfButton]',
  host: {
    class: 'hf-button',
    '[class.hf-button-filled]': "hfButton() === 'filled'",
    '[class.hf-button-tonal]': "hfButton() === 'tonal'",
    '[class.hf-button-outlined]': "hfButton() === 'outlined'",
    '[class.hf-button-support]': "hfButton() === 'support'",
    '[class.hf-button-danger]': "hfButton() === 'danger'",
    '[class.hf-button-icon]': "hfButton() === 'icon'",
  },
})
export class Button {
  readonly hfButton = input<'' | 'filled' | 'tonal' | 'outlined' | 'support' | 'danger' | 'icon'>('');
}
