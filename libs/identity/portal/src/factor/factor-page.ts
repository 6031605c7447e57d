import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Banner, Button, ErrorPanel, Icon, Session, TimeWords, Waiting } from '@holdfast/platform/portal';
import { CodeAppCard } from './code-app-card';
import { FactorStore } from './factor-store';
import { PasskeysCard } from './passkeys-card';
import { PasswordCard } from './password-card';
import { RecoveryCard } from './recovery-card';

/** How somebody signs in: passkeys, a code app, recovery codes, a password. For new staff it is the one page that opens. */
@Component({
  selector: 'hf-factor-page',
  imports: [
    ...[RouterLink, TranslocoDirective, Banner, Button, ErrorPanel, Icon, Waiting],
    ...[CodeAppCard, PasskeysCard, PasswordCard, RecoveryCard],
  ],
  providers: [FactorStore],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      @if (!enrols()) {
        <a class="back" routerLink="/me"><hf-icon name="back" /> {{ t('factor.page.back') }}</a>
      }
      <h1 tabindex="-1">{{ t(enrols() ? 'factor.page.enrolTitle' : 'factor.page.title') }}</h1>
      <p class="hf-quiet">{{ t(enrols() ? 'factor.page.enrolLead' : 'factor.page.lead') }}</p>
      @if (store.view()) {
        @if (enrols() && hasFactor()) {
          <hf-banner icon="check">
            {{ t('factor.page.keepCodes') }}
            <button bannerAction hfButton="filled" type="button" (click)="goOn()">{{ t('factor.page.done') }}</button>
          </hf-banner>
        }
        @if (store.view()!.heldUntil; as until) {
          <hf-banner icon="clock">
            {{ t('factor.page.held', { until: time.short(until) }) }}
          </hf-banner>
        }
        <hf-passkeys-card />
        <hf-code-app-card />
        <hf-recovery-card />
        @if (!enrols()) {
          <hf-password-card />
        }
      } @else if (store.trouble(); as problem) {
        <hf-error-panel [problem]="problem" (retry)="store.load()" />
      } @else {
        <hf-waiting />
      }
    </div>
  `,
  styles: `
    .back {
      display: inline-flex;
      align-items: center;
      align-self: flex-start;
      gap: 0.25rem;
      min-height: 2.75rem;
    }
  `,
})
export class FactorPage {
  protected readonly store = inject(FactorStore);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly time = inject(TimeWords);
  /** From the route: whether this is the one page that is open until there is a second factor. */
  readonly enrols = input(false);
  /** Where to go on afterwards, from the query. */
  readonly next = input<string>();
  protected readonly hasFactor = computed(() => {
    const view = this.store.view();
    return view !== null && (view.hasCodeApp || view.passkeys.length > 0);
  });

  constructor() {
    void this.store.load();
  }

  protected async goOn(): Promise<void> {
    // The person's own card said that a second factor is missing; a fresh one says that it is not.
    await this.session.refresh();
    const next = this.next();
    await this.router.navigateByUrl(next && /^\/(?![/\\])/.test(next) ? next : '/', { replaceUrl: true });
  }
}
