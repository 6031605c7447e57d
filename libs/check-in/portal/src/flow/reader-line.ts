import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Preference } from '@holdfast/platform/portal';

/** Says who will read the answers, by name. */
@Component({
  selector: 'hf-reader-line',
  imports: [TranslocoDirective],
  template: `
    <p *transloco="let t">
      {{
        names()
          ? t(past() ? 'check-in.readers.shared' : 'check-in.readers.will', { names: names() })
          : t('check-in.readers.team')
      }}
    </p>
  `,
})
export class ReaderLine {
  readonly people = input.required<readonly { readonly name: string; readonly title: string }[]>();
  /** Whether it was shared already. */
  readonly past = input(false);
  private readonly preference = inject(Preference);
  protected readonly names = computed(() => {
    const names = this.people().map(({ name, title }) =>
      title && !/^Dra?\./.test(name) ? `${name} (${title})` : name,
    );
    const language = this.preference.value().language;
    return names.length < 2 ? (names[0] ?? '') : new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  });
}
