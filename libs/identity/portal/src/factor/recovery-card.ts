import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, ProblemWords } from '@holdfast/platform/portal';
import { FactorStore } from './factor-store';

/** One's recovery codes: how many are left, and ten new ones, shown once. */
@Component({
  selector: 'hf-recovery-card',
  imports: [TranslocoDirective, Button],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="hf-recovery" *transloco="let t">
      <h2 id="hf-recovery">{{ t('factor.recovery.title') }}</h2>
      <p class="hf-quiet">{{ t('factor.recovery.lead') }}</p>
      @if (store.view(); as view) {
        @if (codes().length > 0) {
          <p role="status">
            <strong>{{ t('factor.recovery.shown') }}</strong>
          </p>
          <ul class="codes">
            @for (code of codes(); track code) {
              <li>{{ code }}</li>
            }
          </ul>
          <div class="hf-no-print">
            <button hfButton="outlined" type="button" (click)="print()">{{ t('factor.recovery.print') }}</button>
          </div>
        } @else if (!hasFactor()) {
          <p>{{ t('factor.recovery.first') }}</p>
        } @else {
          <p>{{ t('factor.recovery.left', { count: view.recoveryCodesLeft }) }}</p>
          <div class="hf-row">
            <button hfButton="outlined" type="button" (click)="renew()" [attr.aria-busy]="store.busy() === 'recovery'">
              {{ t(view.recoveryCodesLeft > 0 ? 'factor.recovery.renew' : 'factor.recovery.make') }}
            </button>
            @if (view.recoveryCodesLeft > 0) {
              <span class="hf-meta">{{ t('factor.recovery.renewNote') }}</span>
            }
          </div>
        }
        <div role="alert">
          @if (store.refused()?.at === 'recovery') {
            <p class="hf-refusal">{{ problems.say(store.refused()!.problem) }}</p>
          }
        </div>
      }
    </section>
  `,
  styleUrl: './factor-card.css',
})
export class RecoveryCard {
  protected readonly store = inject(FactorStore);
  protected readonly problems = inject(ProblemWords);
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly hasFactor = computed(() => {
    const view = this.store.view();
    return view !== null && (view.hasCodeApp || view.passkeys.length > 0);
  });

  protected async renew(): Promise<void> {
    const codes = await this.store.renewRecoveryCodes();
    if (codes.length > 0) this.codes.set(codes);
  }

  protected print(): void {
    globalThis.print();
  }
}
