import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** Says who is writing at the moment. */
@Component({
  selector: 'hf-typing-line',
  template: `<p class="hf-meta">{{ words() }}</p>`,
  styles: `
    p {
      min-height: 1.25rem;
      padding-inline: 1.25rem;
    }
  `,
})
export class TypingLine {
  readonly writers = input.required<readonly { readonly name: string; readonly title: string }[]>();
  private readonly transloco = inject(TranslocoService);
  protected readonly words = computed(() => {
    this.transloco.activeLang();
    const [first, ...more] = this.writers();
    if (!first) return '';
    const names = this.writers().map(({ name }) => name);
    if (names.includes('')) return this.transloco.translate<string>('messaging.typing.someone');
    if (more.length > 0) return this.transloco.translate<string>('messaging.typing.many', { names: names.join(', ') });
    return this.transloco.translate<string>(first.title ? 'messaging.typing.titled' : 'messaging.typing.one', first);
  });
}
