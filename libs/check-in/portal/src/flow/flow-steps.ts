import { Location } from '@angular/common';
import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Toast } from '@holdfast/platform/portal';
import { AnswerPost } from '../answering/answer-post';

/** Where one can be in a check-in: the start, a question by its number, the end, and what comes after. */
export type FlowStep = 'start' | 'end' | 'done' | 'skip' | number;

/** Moves through a check-in so that the page's Back and the browser's Back mean the same. */
@Injectable()
export class FlowSteps {
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private readonly post = inject(AnswerPost);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  private trail: FlowStep[] = [];
  private here: FlowStep = 'start';
  private readonly seen = new Map<number, { readonly share: number; readonly of: number }>();

  /**
   * How far a person has come at a question. Answers may bring more questions; the bar then stays where it was instead of
   * going back, and `hasGrown` says that there are more than at the question before.
   *
   * @param at the question's number, from 1
   * @param of how many there are as of now
   */
  progressAt(at: number, of: number): { at: number; of: number; share: number; hasGrown: boolean } {
    const before = this.seen.get(at - 1);
    const share = Math.min(1, Math.max(at / of, before?.share ?? 0));
    this.seen.set(at, { share, of: this.seen.get(at)?.of ?? of });
    return { at, of, share, hasGrown: before !== undefined && of > before.of };
  }

  /** Takes note of the step that is on the screen. */
  arrive(step: FlowStep): void {
    if (this.trail.at(-1) === step) this.trail.pop();
    this.here = step;
  }

  /** Goes on to a step. */
  go(step: FlowStep): void {
    this.trail.push(this.here);
    void this.router.navigate(this.pathOf(step));
  }

  /** Goes back to a step: through the browser's history where it lies right behind, so that no page is there twice. */
  back(step: FlowStep): void {
    if (this.trail.at(-1) === step) this.location.back();
    else void this.router.navigate(this.pathOf(step), { replaceUrl: true });
  }

  /** Puts a step in the place of the one on the screen. */
  swap(step: FlowStep): void {
    void this.router.navigate(this.pathOf(step), { replaceUrl: true });
  }

  /** Stops for now; every answer is saved already. */
  stop(): void {
    this.toast.say(this.transloco.translate('check-in.question.stopped'));
    if (this.post.isSignedIn) void this.router.navigate(['/home']);
    else this.go('start');
  }

  private pathOf(step: FlowStep): string[] {
    const root = [...this.post.root()];
    if (typeof step === 'number') return [...root, 'q', String(step)];
    return step === 'start' ? root : [...root, step];
  }
}
