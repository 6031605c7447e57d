import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, TimeWords } from '@holdfast/platform/portal';
import { InfusionStore } from '../entry/infusion-store';

/** The effects that have begun and are not over, each with one press to end it. */
@Component({
  selector: 'hf-open-effects',
  imports: [TranslocoDirective, Button],
  template: `
    @if (open().length > 0) {
      <section class="hf-card" aria-labelledby="infusion-effects" *transloco="let t">
        <h3 id="infusion-effects">{{ t('infusion.effects.title') }}</h3>
        <ul>
          @for (one of open(); track one.entryId) {
            <li class="hf-row">
              <span>
                {{ t('infusion.effect.' + one.body.effect) }}, {{ t('infusion.grade.' + one.body.grade) }} ·
                {{ t('infusion.effects.since', { at: time.time(one.from) }) }}
              </span>
              <button hfButton="outlined" type="button" (click)="end(one.entryId)">
                {{ t('infusion.effects.over') }}
                <span class="hf-unseen">{{ t('infusion.effect.' + one.body.effect) }}</span>
              </button>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    h3 {
      font: var(--hf-title);
    }
    li {
      justify-content: space-between;
      padding-block: 0.25rem;
    }
  `,
})
export class OpenEffects {
  private readonly store = inject(InfusionStore);
  protected readonly time = inject(TimeWords);
  protected readonly open = computed(() => this.store.record().effects.filter(({ until }) => until === null));

  protected end(entryId: string): void {
    this.store.write({ kind: 'effect-over', entryId });
  }
}
