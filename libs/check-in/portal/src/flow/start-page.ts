import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, TimeWords } from '@holdfast/platform/portal';
import { AnswerPost } from '../answering/answer-post';
import { AnswerStore } from '../answering/answer-store';
import { SizeWords } from '../list/size-words';
import { Snooze } from '../list/snooze';
import { SnoozeChoice } from '../list/snooze-choice';
import { DonePage } from './done-page';
import { FlowSteps } from './flow-steps';
import { OverCard } from './over-card';
import { ReaderLine } from './reader-line';

/** Where a check-in begins, or goes on: what it is, how long it takes, who sees it, and that nobody watches it all day. */
@Component({
  selector: 'hf-start-page',
  imports: [RouterLink, TranslocoDirective, Button, DonePage, OverCard, ReaderLine, SizeWords, SnoozeChoice],
  templateUrl: './start-page.html',
})
export class StartPage {
  protected readonly store = inject(AnswerStore);
  protected readonly post = inject(AnswerPost);
  protected readonly steps = inject(FlowSteps);
  private readonly time = inject(TimeWords);
  private readonly snooze = inject(Snooze);
  protected readonly isLater = signal(false);
  protected readonly sheet = computed(() => this.store.sheet());
  protected readonly isBegun = computed(() => this.store.values().size > 0);
  protected readonly isComplete = computed(() => this.isBegun() && this.store.open().length === 0);
  protected readonly until = computed(() => this.time.dayNear(this.sheet()?.expiresAt ?? 0));
  protected readonly opens = computed(() => this.time.dayNear(this.sheet()?.opensAt ?? 0));

  constructor() {
    this.steps.arrive('start');
  }

  protected begin(): void {
    const at = this.store.nextAt();
    this.steps.go(at > this.store.questions().length ? 'end' : at);
  }

  protected later(until: 'evening' | 'tomorrow'): void {
    const sheet = this.sheet();
    this.isLater.set(false);
    if (sheet) void this.snooze.until(sheet, until);
  }
}
