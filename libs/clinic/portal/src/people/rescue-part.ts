import { HttpClient } from '@angular/common/http';
import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AccountView } from '@holdfast/clinic/model';
import type { RescueView } from '@holdfast/identity/model';
import { Button, Field, ProblemWords, TimeWords, Toast, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** On a person's sheet: begins the replacing of a second factor that was lost, or calls it off. */
@Component({
  selector: 'hf-rescue-part',
  imports: [TranslocoDirective, Button, Field],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h3>{{ t('people.rescue.title') }}</h3>
      @if (account().rescueOpensAt; as at) {
        <p>{{ t('people.rescue.under', { at: time.dayAndTime(at) }) }}</p>
        <div>
          <button hfButton="outlined" type="button" (click)="callOff()">{{ t('people.rescue.callOff') }}</button>
        </div>
      } @else {
        <p class="hf-meta">{{ t('people.rescue.hint') }}</p>
        <form class="hf-stack" (submit)="ask($event)">
          <hf-field [label]="t('people.rescue.reason')" for="rescue-reason">
            <input
              class="hf-input"
              id="rescue-reason"
              maxlength="500"
              [value]="reason()"
              (input)="reason.set($any($event.target).value)"
            />
          </hf-field>
          <div>
            <button hfButton="outlined" type="submit" [attr.aria-busy]="isBusy()">{{ t('people.rescue.ask') }}</button>
          </div>
        </form>
      }
      <div role="alert">
        @if (refusal()) {
          <p class="hf-refusal">{{ refusal() }}</p>
        }
      </div>
    </div>
  `,
})
export class RescuePart {
  private readonly http = inject(HttpClient);
  private readonly problems = inject(ProblemWords);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly time = inject(TimeWords);
  readonly account = input.required<AccountView>();
  readonly changed = output<AccountView>();
  protected readonly reason = signal('');
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal('');

  protected ask(event: Event): void {
    event.preventDefault();
    const reason = this.reason().trim();
    if (reason === '') return this.refusal.set(this.transloco.translate('people.rescue.noReason'));
    void this.attempt('people.rescue.asked', async (url) => {
      return (await firstValueFrom(this.http.post<RescueView>(url, { reason }))).opensAt;
    });
  }

  protected callOff(): void {
    void this.attempt('people.rescue.calledOff', async (url) => {
      await firstValueFrom(this.http.delete(url));
      return null;
    });
  }

  private async attempt(words: string, deed: (url: string) => Promise<string | null>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    try {
      const rescueOpensAt = await deed(`/api/clinic/accounts/${this.account().id}/rescue`);
      this.toast.say(this.transloco.translate(words));
      this.changed.emit({ ...this.account(), rescueOpensAt });
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
