import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, NeutralTitle, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { takeSecret } from './link-secret';

/** Where the mail about a change leads whoever did not make it: one button takes it back. Opening the page does nothing. */
@Component({
  selector: 'hf-not-me-page',
  imports: [RouterLink, TranslocoDirective, Button],
  template: `
    <main class="page" *transloco="let t">
      <p class="clinic">{{ clinic }}</p>
      <section class="hf-card hf-stack">
        @switch (state()) {
          @case ('over') {
            <h1 tabindex="-1">{{ t('factor.reset.overTitle') }}</h1>
            <p>{{ t('factor.notMe.over') }}</p>
            <div>
              <a hfButton="filled" routerLink="/forgot">{{ t('factor.notMe.next') }}</a>
            </div>
          }
          @case ('done') {
            <h1 tabindex="-1">{{ t('factor.notMe.doneTitle') }}</h1>
            <p role="status">{{ t('factor.notMe.done') }}</p>
            <div>
              <a hfButton="filled" routerLink="/forgot">{{ t('factor.notMe.next') }}</a>
            </div>
          }
          @default {
            <h1 tabindex="-1">{{ t('factor.notMe.title') }}</h1>
            <p>{{ t('factor.notMe.lead') }}</p>
            <p class="hf-quiet">{{ t('factor.notMe.mine') }}</p>
            <div role="alert">
              @if (refusal()) {
                <p class="hf-refusal">{{ refusal() }}</p>
              }
            </div>
            <div>
              <button hfButton="danger" type="button" [attr.aria-busy]="isBusy()" (click)="disown()">
                {{ t('factor.notMe.button') }}
              </button>
            </div>
          }
        }
      </section>
    </main>
  `,
  styleUrl: './reset-page.css',
})
export class NotMePage {
  private readonly http = inject(HttpClient);
  private readonly problems = inject(ProblemWords);
  protected readonly clinic = inject(NeutralTitle).name();
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal('');
  private readonly token = takeSecret();
  protected readonly state = signal<'asking' | 'done' | 'over'>(this.token === '' ? 'over' : 'asking');

  protected async disown(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    try {
      await firstValueFrom(this.http.post('/api/not-me', { token: this.token }));
      this.state.set('done');
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem.code === 'link.over') this.state.set('over');
      else this.refusal.set(this.problems.say(problem));
    } finally {
      this.isBusy.set(false);
    }
  }
}
