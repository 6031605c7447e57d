import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, isWriting } from '@holdfast/platform/portal';

/** For which move a reason is asked, and the reasons to choose from. */
export interface ReasonQuestion {
  readonly about: 'close' | 'reopen' | 'reroute';
  /** The patient's name, because the row that a key acts on need not be the open one. */
  readonly who: string;
  /** Keys of ready reasons. */
  readonly suggestions: readonly string[];
  /** Where a rerouted conversation goes. */
  readonly name?: string;
  /** The words of a ready reason. */
  readonly say: (key: string) => string;
}

/** Asks for a reason: one press for a usual one, or words of one's own. */
@Component({
  selector: 'hf-reason-sheet',
  imports: [TranslocoDirective, Button],
  template: `
    <form class="hf-stack" *transloco="let t" (submit)="submit($event)">
      <h2 id="hf-reason-title" tabindex="-1">{{ t('inbox.reason.' + asked.about + 'Title', { name: asked.name }) }}</h2>
      <p>
        <strong>{{ asked.who }}</strong>
      </p>
      <p class="hf-meta">{{ t('inbox.reason.' + asked.about + 'Hint') }}</p>
      <ul>
        @for (one of ready; track one; let index = $index) {
          <li>
            <button type="button" (click)="dialog.close(one)">
              <kbd aria-hidden="true">{{ index + 1 }}</kbd> {{ one }}
            </button>
          </li>
        }
      </ul>
      <div>
        <label for="hf-reason-words">{{ t('inbox.reason.label') }}</label>
        <textarea
          #words
          id="hf-reason-words"
          class="hf-input"
          rows="2"
          maxlength="500"
          (input)="own.set(words.value)"
        ></textarea>
      </div>
      <div class="hf-row">
        <button hfButton="filled" type="submit" [disabled]="own().trim() === ''">
          {{ t('inbox.reason.confirm') }}
        </button>
        <button hfButton type="button" (click)="dialog.close()">{{ t('platform.action.cancel') }}</button>
      </div>
    </form>
  `,
  styleUrl: './choice-list.css',
  host: { '(keydown)': 'press($event)' },
})
export class ReasonSheet {
  protected readonly asked = inject<ReasonQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly ready = this.asked.suggestions.map((key) => this.asked.say(key));
  protected readonly own = signal('');

  protected press(event: KeyboardEvent): void {
    const reason = this.ready[Number(event.key) - 1];
    if (reason === undefined || isWriting(event)) return;
    event.preventDefault();
    this.dialog.close(reason);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.own().trim() !== '') this.dialog.close(this.own().trim());
  }
}
