import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, NeutralTitle, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** Where somebody who forgot their password asks for a link. It says the same whoever asks. */
@Component({
  selector: 'hf-forgot-page',
  imports: [RouterLink, TranslocoDirective, Button, Field],
  template: `
    <main class="page" *transloco="let t">
      <p class="clinic">{{ clinic }}</p>
      @if (isSent()) {
        <section class="hf-card hf-stack" role="status">
          <h1 tabindex="-1">{{ t('factor.reset.sentTitle') }}</h1>
          <p>{{ t('factor.reset.sent') }}</p>
        </section>
      } @else {
        <form class="hf-card hf-stack" (submit)="send($event)" novalidate>
          <h1 tabindex="-1">{{ t('factor.reset.forgotTitle') }}</h1>
          <p class="hf-quiet">{{ t('factor.reset.forgotLead') }}</p>
          <hf-field [label]="t('factor.reset.email')" for="email">
            <input
              class="hf-input"
              id="email"
              type="email"
              autocomplete="username"
              autocapitalize="none"
              spellcheck="false"
              maxlength="254"
              [value]="email()"
              (input)="email.set($any($event.target).value)"
            />
          </hf-field>
          <div role="alert">
            @if (refusal()) {
              <p class="hf-refusal">{{ refusal() }}</p>
            } @else if (isMissing()) {
              <p class="hf-refusal">{{ t('factor.reset.missingEmail') }}</p>
            }
          </div>
          <button hfButton="filled" type="submit" [attr.aria-busy]="isBusy()">{{ t('factor.reset.send') }}</button>
        </form>
      }
      <a hfButton routerLink="/sign-in">{{ t('factor.reset.toSignIn') }}</a>
    </main>
  `,
  styleUrl: './reset-page.css',
})
export class ForgotPage {
  private readonly http = inject(HttpClient);
  private readonly problems = inject(ProblemWords);
  protected readonly clinic = inject(NeutralTitle).name();
  protected readonly email = signal('');
  protected readonly isMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isSent = signal(false);
  protected readonly refusal = signal('');

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const email = this.email().trim();
    this.isMissing.set(email === '');
    if (email === '' || this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    try {
      await firstValueFrom(this.http.post('/api/reset', { email }));
      this.isSent.set(true);
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
