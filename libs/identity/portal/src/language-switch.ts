import { Component, computed, inject, output } from '@angular/core';
import { Button, Preference } from '@holdfast/platform/portal';

/** Offers the other language, in that language. */
@Component({
  selector: 'hf-language-switch',
  imports: [Button],
  template: `<button hfButton type="button" [attr.lang]="other()" (click)="change()">
    {{ other() === 'es' ? 'Español' : 'English' }}
  </button>`,
})
export class LanguageSwitch {
  readonly chosen = output<'en' | 'es'>();
  private readonly preference = inject(Preference);
  protected readonly other = computed(() => (this.preference.value().language === 'en' ? 'es' : 'en'));

  protected change(): void {
    const language = this.other();
    void this.preference.change({ language });
    this.chosen.emit(language);
  }
}
