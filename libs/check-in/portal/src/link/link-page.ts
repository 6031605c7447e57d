import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, ErrorPanel, NeutralTitle, type Problem, Waiting, problemOf } from '@holdfast/platform/portal';
import { HelpButton, QuickExitButton } from '@holdfast/safety/portal';
import { AnswerPost } from '../answering/answer-post';
import { AnswerStore } from '../answering/answer-store';
import { FlowBody } from '../flow/flow-body';
import { FlowSteps } from '../flow/flow-steps';
import { LinkPass } from './link-pass';
import { LinkPost } from './link-post';

/**
 * One check-in by a link, without a sign-in. Nothing is opened before a person presses the button: what only follows links
 * spends nothing.
 */
@Component({
  selector: 'hf-link-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, FlowBody, HelpButton, QuickExitButton, Waiting],
  templateUrl: './link-page.html',
  styleUrl: './link-page.css',
  providers: [LinkPost, { provide: AnswerPost, useExisting: LinkPost }, AnswerStore, FlowSteps],
})
export class LinkPage {
  private readonly link = inject(LinkPass);
  private readonly post = inject(LinkPost);
  private readonly steps = inject(FlowSteps);
  private readonly title = inject(NeutralTitle);
  protected readonly store = inject(AnswerStore);
  protected readonly clinic = this.title.name();
  protected readonly isOpening = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly state = computed(() => {
    if (this.store.sheet()) return 'open';
    if (this.link.secret() && !isSpent(this.trouble())) return 'sealed';
    if (this.link.pass() && !isSpent(this.store.problem())) return 'coming';
    return 'spent';
  });

  constructor() {
    if (this.link.pass()) void this.store.begin('');
    effect(() => {
      // Another link followed in the same tab.
      if (this.link.secret()) untracked(() => this.store.leave());
    });
  }

  protected async open(): Promise<void> {
    const secret = this.link.secret();
    if (!secret || this.isOpening()) return;
    this.isOpening.set(true);
    this.trouble.set(null);
    try {
      const sheet = await this.post.open(secret);
      this.store.adopt(sheet.id, sheet);
      if (this.store.closed() === null) this.steps.go(Math.min(this.store.nextAt(), this.store.questions().length));
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isOpening.set(false);
    }
  }
}

function isSpent(problem: Problem | null): boolean {
  return problem !== null && (problem.code === 'link.spent' || problem.status === 404);
}
