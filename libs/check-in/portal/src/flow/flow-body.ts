import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorPanel, Waiting } from '@holdfast/platform/portal';
import { SupportCard } from '@holdfast/safety/portal';
import { AnswerStore } from '../answering/answer-store';
import { DoubtCard } from './doubt-card';
import { OverCard } from './over-card';

/**
 * What is on the screen of a check-in. Help comes before everything, then what a person must know or decide, then the page
 * of the address. Only one of them is there at a time, so that no key reaches a question that is not to be seen.
 */
@Component({
  selector: 'hf-flow-body',
  imports: [RouterOutlet, TranslocoPipe, DoubtCard, ErrorPanel, OverCard, SupportCard, Waiting],
  template: `
    <div class="hf-page">
      @if (store.isSupportDue() && store.support(); as support) {
        <h1 class="hf-unseen">{{ 'check-in.start.title' | transloco }}</h1>
        <hf-support-card
          [level]="support.level"
          [concern]="support.concern"
          [contactBy]="support.contactBy"
          [someoneReads]="support.someoneReads"
          (goOn)="store.goOn()"
        />
      } @else if (store.over(); as code) {
        <hf-over-card [code]="code" />
      } @else if (store.doubt(); as doubt) {
        <hf-doubt-card [doubt]="doubt" (settled)="store.settle($event)" />
      } @else if (store.sheet()) {
        <router-outlet />
      } @else if (store.problem()?.status === missing) {
        <hf-over-card code="missing" />
      } @else if (store.problem(); as problem) {
        <h1 class="hf-unseen">{{ 'check-in.start.title' | transloco }}</h1>
        <hf-error-panel [problem]="problem" (retry)="store.load()" />
      } @else {
        <hf-waiting [lines]="[40, 100, 100, 100]" />
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
    }
    .hf-page {
      width: min(100%, 40rem);
      padding-block-start: 0.75rem;
    }
  `,
})
export class FlowBody {
  protected readonly missing = 404;
  protected readonly store = inject(AnswerStore);
}
