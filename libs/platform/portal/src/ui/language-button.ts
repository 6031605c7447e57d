import { Component, computed, inject } from '@angular/core';
import { Preference } from '../session/preference';
import { Button } from './button';

/** Offers whoever has no account the other language, in that language. */
@Component({
  selector: 'hf-language-button',
  imports: [Button],
  template: `<button hfButton type="button" [attr.lang]="other()" (click)="change()">
    {{ other() === 'es' ? 'Español' : 'English' }}
  </button>`,
  styles: `
    button {
      min-height: 3rem;
    }
  `,
})
export class LanguageButton {
  private readonly preference = inject(Preference);
  protected readonly other = computed(() => (this.preference.value().language === 'en' ? 'es' : 'en'));

  protected change(): void {
    void this.preference.change({ language: this.other() });
  }
}
