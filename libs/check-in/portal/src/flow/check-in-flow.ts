import { Component, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Live } from '@holdfast/platform/portal';
import { filter } from 'rxjs';
import { AnswerPost } from '../answering/answer-post';
import { AnswerStore } from '../answering/answer-store';
import { PortalPost } from '../answering/portal-post';
import { ContactPromise } from '../list/contact-promise';
import { FlowBody } from './flow-body';
import { FlowSteps } from './flow-steps';

/** One check-in of a person who is signed in. */
@Component({
  selector: 'hf-check-in-flow',
  imports: [FlowBody],
  template: `<hf-flow-body />`,
  providers: [{ provide: AnswerPost, useClass: PortalPost }, AnswerStore, FlowSteps],
})
export class CheckInFlow {
  readonly checkInId = input.required<string>();

  constructor() {
    const store = inject(AnswerStore);
    // What an answer is told here stands on the first page later.
    inject(ContactPromise);
    // Who has read a check-in is told where it ended, without a reload.
    inject(Live)
      .hints.pipe(
        filter(({ kind }) => kind === 'check-in' && store.sheet()?.state === 'submitted'),
        takeUntilDestroyed(),
      )
      .subscribe(() => void store.load());
    effect(() => {
      const id = this.checkInId();
      untracked(() => void store.begin(id));
    });
  }
}
