import { Component, effect, inject, input, untracked } from '@angular/core';
import { AnswerPost } from '../answering/answer-post';
import { AnswerStore } from '../answering/answer-store';
import { PortalPost } from '../answering/portal-post';
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
    effect(() => {
      const id = this.checkInId();
      untracked(() => void store.begin(id));
    });
  }
}
