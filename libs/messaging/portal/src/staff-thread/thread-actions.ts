import { type Signal, Injectable, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PoolView, ThreadDetail, ThreadView } from '@holdfast/messaging/model';
import { Session, Sheet, Toast } from '@holdfast/platform/portal';
import { FactsSheet } from './facts-sheet';
import { HandOverSheet, type HandOver, type HandOverQuestion } from './hand-over-sheet';
import { ReasonSheet, type ReasonQuestion } from './reason-sheet';
import { ThreadMoves } from './thread-moves';

/** Asks what a move needs to know, a person, a group or a reason, always saying about whom, and then makes it. */
@Injectable({ providedIn: 'root' })
export class ThreadActions {
  private readonly sheet = inject(Sheet);
  private readonly moves = inject(ThreadMoves);
  private readonly transloco = inject(TranslocoService);
  private readonly toast = inject(Toast);
  private readonly session = inject(Session);
  /** Whoever acts here. */
  readonly me = computed(() => this.session.person()?.accountId ?? '');
  /** Conversations as they stand after a move. */
  readonly moved = this.moves.moved.asObservable();

  /** The conversation with the moves that are still on their way. */
  shown(thread: ThreadDetail): ThreadDetail {
    return this.moves.shown(thread);
  }

  /** Shows who takes part in the conversation and what happened to it. */
  facts(thread: Signal<ThreadDetail | null>): void {
    this.sheet.open(FactsSheet, 'hf-facts-title', thread);
  }

  /** Takes the last move back, while it can be. */
  undo(): void {
    this.toast.undo();
  }

  /** Takes the conversation. */
  claim(thread: ThreadView): void {
    void this.moves.claim(thread);
  }

  /** Asks to whom the conversation goes: a person of the care team, nobody, or another group. */
  assign(thread: ThreadView, who: string): void {
    this.handOver({ thread, who, withPeople: true });
  }

  /** Asks to which group the conversation goes, and why. */
  reroute(thread: ThreadView, who: string): void {
    this.handOver({ thread, who, withPeople: false });
  }

  /** Asks why the conversation is closed. */
  close(thread: ThreadView, who: string): void {
    if (thread.state === 'closed') return;
    this.ask({ about: 'close', who, suggestions: ['close1', 'close2', 'close3', 'close4'] }, (reason) =>
      this.moves.close(thread, reason),
    );
  }

  /** Asks why the conversation is opened again. */
  reopen(thread: ThreadView, who: string): void {
    this.ask(
      { about: 'reopen', who, suggestions: ['reopen1', 'reopen2'] },
      (reason) => void this.moves.reopen(thread, reason),
    );
  }

  private handOver(question: HandOverQuestion): void {
    const { thread, who } = question;
    this.sheet
      .open<HandOver, HandOverSheet, HandOverQuestion>(HandOverSheet, 'hf-hand-title', question)
      .closed.subscribe((choice) => {
        if (choice?.to === 'pool') this.askReroute(thread, choice.pool, who);
        else if (choice) void this.moves.assign(thread, choice.to === 'person' ? choice.person : null);
      });
  }

  private askReroute(thread: ThreadView, pool: PoolView, who: string): void {
    const suggestions = ['reroute1', 'reroute2', 'reroute3', 'reroute4'];
    this.ask(
      { about: 'reroute', who, suggestions, name: pool.name },
      (reason) => void this.moves.reroute(thread, pool, reason),
    );
  }

  private ask(question: Omit<ReasonQuestion, 'say'>, go: (reason: string) => void): void {
    const say = (key: string): string => this.transloco.translate(`inbox.reason.${key}`);
    this.sheet
      .open<string, ReasonSheet, ReasonQuestion>(ReasonSheet, 'hf-reason-title', { ...question, say })
      .closed.subscribe((reason) => reason && go(reason));
  }
}
