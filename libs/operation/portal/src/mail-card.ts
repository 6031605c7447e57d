import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Button, Icon, ProblemWords } from '@holdfast/platform/portal';
import { SystemStore } from './system-store';

/** How mails go out, and a mail to one's own address to see one arrive. */
@Component({
  selector: 'hf-mail-card',
  imports: [TranslocoDirective, Button, Icon],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="mail-title" *transloco="let t">
      <h2 id="mail-title">{{ t('system.mail.title') }}</h2>
      @if (store.view()?.mail; as mail) {
        <p>{{ t(mail.isServer ? 'system.mail.server' : 'system.mail.demo', mail) }}</p>
      }
      @if (mayTest) {
        <div class="hf-row">
          <button
            hfButton="tonal"
            type="button"
            [attr.aria-disabled]="store.busy() === 'mail'"
            [attr.aria-busy]="store.busy() === 'mail'"
            (click)="test()"
          >
            <hf-icon name="send" /> {{ t(store.busy() === 'mail' ? 'system.mail.busy' : 'system.mail.test') }}
          </button>
          <span role="status">{{ isSent() ? t('system.mail.sent') : '' }}</span>
        </div>
      }
      @if (store.refused(); as refused) {
        @if (refused.at === 'mail') {
          <p class="hf-refusal" role="alert">{{ problems.say(refused.problem) }}</p>
        }
      }
    </section>
  `,
  styleUrl: './system-card.css',
})
export class MailCard {
  protected readonly store = inject(SystemStore);
  protected readonly problems = inject(ProblemWords);
  protected readonly mayTest = inject(Access).may('system.operate');
  protected readonly isSent = signal(false);

  protected async test(): Promise<void> {
    this.isSent.set(false);
    this.isSent.set(await this.store.testMail());
  }
}
