import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '@holdfast/platform/portal';

/** Where a writer puts other words in place of their own message. */
@Component({
  selector: 'hf-correct-form',
  imports: [TranslocoDirective, Button],
  template: `
    <form *transloco="let t" (submit)="submit($event)" (keydown.escape)="abandon.emit()">
      <label class="hf-unseen" for="hf-correct">{{ t('messaging.message.correcting') }}</label>
      <textarea
        #words
        id="hf-correct"
        class="hf-input"
        rows="3"
        [value]="body()"
        (input)="body.set(words.value)"
      ></textarea>
      <p class="hf-meta">{{ t('messaging.message.correctNote') }}</p>
      <button hfButton="tonal" type="submit" [disabled]="!isChanged()">{{ t('messaging.message.save') }}</button>
      <button hfButton type="button" (click)="abandon.emit()">{{ t('messaging.message.cancel') }}</button>
    </form>
  `,
  styles: `
    textarea {
      width: min(70vw, 30rem);
      field-sizing: content;
      color: var(--hf-on-surface);
    }
  `,
})
export class CorrectForm {
  readonly before = input.required<string>();
  readonly save = output<string>();
  readonly abandon = output();
  protected readonly body = linkedSignal(() => this.before());
  protected readonly isChanged = computed(
    () => this.body().trim() !== '' && this.body().trim() !== this.before().trim(),
  );
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('words');

  constructor() {
    afterNextRender(() => this.field()?.nativeElement.focus());
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.isChanged()) this.save.emit(this.body().trim());
  }
}
