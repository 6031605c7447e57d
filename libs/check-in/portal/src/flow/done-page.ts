import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Network, TimeWords } from '@holdfast/platform/portal';
import { SupportCard } from '@holdfast/safety/portal';
import { AnswerPost } from '../answering/answer-post';
import { AnswerStore } from '../answering/answer-store';
import { CheckInListStore } from '../list/check-in-list-store';
import { FlowSteps } from './flow-steps';
import { ReaderLine } from './reader-line';
import { SeenLine } from '../list/seen-line';
import { TrendCard } from '../trend/trend-card';

/** After a check-in: that it is done, how long it took, who has it, who has read it, and what comes next. */
@Component({
  selector: 'hf-done-page',
  imports: [RouterLink, TranslocoDirective, Button, ReaderLine, SeenLine, SupportCard, TrendCard],
  template: `
    <div class="hf-stack" *transloco="let t">
      @if (sheet(); as sheet) {
        <h1 tabindex="-1">{{ t('check-in.done.' + heading(), length()) }}</h1>
        @if (store.support(); as support) {
          <hf-support-card
            [level]="support.level"
            [concern]="support.concern"
            [contactBy]="support.contactBy"
            [someoneReads]="support.someoneReads"
            [leadsOn]="false"
          />
        }
        @if (isSent()) {
          <hf-reader-line [people]="sheet.sharedWith" [past]="true" />
          @if (post.isSignedIn) {
            <hf-seen-line [checkIn]="sheet" />
          } @else {
            <p class="hf-quiet">{{ t('check-in.done.has') }}</p>
          }
          @if (sheet.partial) {
            <p class="hf-quiet">{{ t('check-in.done.partial') }}</p>
          }
        } @else {
          <p role="status">{{ t(network.isOnline() ? 'check-in.done.sending' : 'check-in.done.offline') }}</p>
        }
        @if (post.isSignedIn) {
          @if (isSent() && !store.support()) {
            @defer (on immediate) {
              <hf-trend-card [ofCheckIn]="sheet.id" />
            }
          }
          @if (next(); as day) {
            <p>{{ t('check-in.done.next', { day }) }}</p>
          }
          <div class="hf-row">
            <a hfButton="filled" routerLink="/home">{{ t('check-in.toHome') }}</a>
            <a hfButton="outlined" routerLink="/progress">{{ t('check-in.trend.title') }}</a>
          </div>
        } @else {
          <p>{{ t('check-in.done.close') }}</p>
        }
      }
    </div>
  `,
})
export class DonePage {
  protected readonly store = inject(AnswerStore);
  protected readonly post = inject(AnswerPost);
  protected readonly network = inject(Network);
  private readonly steps = inject(FlowSteps);
  private readonly time = inject(TimeWords);
  private readonly list = inject(CheckInListStore);
  protected readonly sheet = computed(() => this.store.sheet());
  protected readonly isSent = computed(() => this.sheet()?.state === 'submitted');
  protected readonly seconds = computed(() => Math.round(this.store.seconds()));
  protected readonly length = computed(() => ({
    seconds: this.seconds(),
    minutes: Math.round(this.seconds() / 60),
  }));
  /** Who said something of danger is thanked and shown help, not told how quick that was. */
  protected readonly heading = computed(() => {
    if (!this.isSent()) return 'waiting';
    if (this.store.support()) return 'thanks';
    return this.seconds() === 0 ? 'title' : this.seconds() < 100 ? 'seconds' : 'minutes';
  });
  protected readonly next = computed(() => {
    // A list from before may still hold the one that was just sent.
    const next = this.post.isSignedIn ? this.list.upcoming().find(({ id }) => id !== this.sheet()?.id) : null;
    return next ? this.time.day(`${next.dueOn}T12:00`) : '';
  });
  private readonly isBack = computed(() => {
    const isHere = this.sheet() !== null && this.store.closed() === null;
    return isHere && !this.isSent() && !this.store.isFinishing();
  });

  constructor() {
    let hasWaited = false;
    effect(() => {
      const isBack = this.isBack();
      untracked(() => {
        // The server took it back, because a question is open or an answer is in doubt: so to the end it goes again.
        if (isBack && hasWaited) this.steps.swap('end');
        hasWaited ||= this.store.isFinishing();
      });
    });
  }
}
