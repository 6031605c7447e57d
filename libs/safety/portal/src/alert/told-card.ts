import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AlertDetail } from '@holdfast/safety/model';
import { supportWords } from '../patient/support-words';
import { AlertWords } from './alert-words';

/** What the patient was told when the alert was raised: the very sentences of the card that they saw. */
@Component({
  selector: 'hf-told-card',
  imports: [TranslocoDirective],
  template: `
    <section class="hf-card" aria-labelledby="hf-told" *transloco="let t">
      <h2 id="hf-told">{{ t('alerts.page.told') }}</h2>
      <blockquote>
        @for (words of sentences(); track words.key) {
          {{ t(words.key, words.facts) }}
        }
      </blockquote>
    </section>
  `,
  styles: `
    blockquote {
      margin: 0;
      padding-inline-start: 0.75rem;
      border-inline-start: 3px solid var(--hf-outline);
    }
  `,
})
export class ToldCard {
  readonly alert = input.required<AlertDetail>();
  private readonly words = inject(AlertWords);
  protected readonly sentences = computed(() => {
    const { kind, level, concern, someoneReads, contactBy, raisedAt } = this.alert();
    const by = contactBy ? [{ key: 'safety.unsafe.by', facts: { by: this.words.when(contactBy) } }] : [];
    const wait = { key: `safety.support.wait.${supportWords(concern, level)}`, facts: {} };
    if (kind !== 'unsafe-now')
      return someoneReads
        ? [{ key: 'safety.support.alert', facts: {} }, ...by]
        : [{ key: 'safety.support.nobody', facts: {} }, wait, ...by];
    const nobody = someoneReads ? [] : [{ key: 'safety.unsafe.nobody', facts: {} }];
    const told = { key: 'safety.unsafe.told', facts: { at: this.words.when(raisedAt) } };
    return [told, ...nobody, ...by, { key: 'safety.unsafe.callToo', facts: {} }];
  });
}
