import { Component, computed, inject } from '@angular/core';
import { Button, Preference } from '@holdfast/platform/portal';

/** Offers the driver the other language, in that language. */
@Component({
  selector: 'hf-driver-language',
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
export class DriverLanguage {
  private readonly preference = inject(Preference);
  protected readonly other = computed(() => (this.preference.value().language === 'en' ? 'es' : 'en'));

  protected change(): void {
    void this.preference.change({ language: this.other() });
  }
}
