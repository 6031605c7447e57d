import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Button, Field, Icon, ProblemWords, Toast } from '@holdfast/platform/portal';
import { FactorStore } from './factor-store';

/** One's password, changed. What is wrong with a new one is said in words, and what was typed stays. */
@Component({
  selector: 'hf-password-card',
  imports: [TranslocoDirective, Button, Field, Icon],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="hf-password" *transloco="let t">
      <h2 id="hf-password">{{ t('factor.password.title') }}</h2>
      @if (store.view(); as view) {
        @if (!view.hasPassword) {
          <p class="hf-quiet">{{ t('factor.password.none') }}</p>
        }
        <form class="hf-stack" (submit)="change($event)" novalidate>
          <hf-field
            [label]="t('factor.password.next')"
            [hint]="t(hasFactor() ? 'factor.password.hintBeside' : 'factor.password.hintAlone')"
            for="new-password"
          >
            <div class="hf-row">
              <input
                class="hf-input short"
                id="new-password"
                [type]="isShown() ? 'text' : 'password'"
                autocomplete="new-password"
                aria-describedby="new-password-hint"
                maxlength="256"
                [value]="next()"
                (input)="next.set($any($event.target).value)"
              />
              <button
                hfButton="icon"
                type="button"
                (click)="isShown.set(!isShown())"
                [attr.aria-label]="t(isShown() ? 'platform.field.hide' : 'platform.field.show')"
              >
                <hf-icon name="eye" />
              </button>
            </div>
          </hf-field>
          <div>
            <button hfButton="outlined" type="submit" [attr.aria-busy]="store.busy() === 'password'">
              {{ t('factor.password.change') }}
            </button>
          </div>
        </form>
        <div role="alert">
          @if (isMissing()) {
            <p class="hf-refusal">{{ t('factor.password.missing') }}</p>
          } @else if (store.refused()?.at === 'password') {
            <p class="hf-refusal">{{ problems.say(store.refused()!.problem) }}</p>
          }
        </div>
      }
    </section>
  `,
  styleUrl: './factor-card.css',
})
export class PasswordCard {
  protected readonly store = inject(FactorStore);
  protected readonly problems = inject(ProblemWords);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly next = signal('');
  protected readonly isShown = signal(false);
  protected readonly isMissing = signal(false);
  protected readonly hasFactor = computed(() => {
    const view = this.store.view();
    return view !== null && (view.hasCodeApp || view.passkeys.length > 0);
  });

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    this.isMissing.set(this.next() === '');
    if (this.isMissing() || !(await this.store.changePassword(this.next()))) return;
    this.next.set('');
    this.toast.say(this.transloco.translate('factor.password.changed'));
  }
}
