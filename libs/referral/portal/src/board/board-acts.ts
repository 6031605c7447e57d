import { Injectable, inject, signal } from '@angular/core';
import { Access, type Problem, ProblemWords, Sheet } from '@holdfast/platform/portal';
import type { BoardColumn, NudgedMany, ReferralState, ReferralView } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { placeRefusal } from './board-move';
import { BoardMoveSheet, type MoveAsked, type MoveChosen } from './sheet/board-move-sheet';
import { BoardNudgeSheet } from './sheet/board-nudge-sheet';
import { BoardStore } from './board-store';
import { BoardWords } from './board-words';

/** Moves cards and asks therapists again, each after a look at what it does, and says what came of it. */
@Injectable()
export class BoardActs {
  private readonly store = inject(BoardStore);
  private readonly sheet = inject(Sheet);
  private readonly words = inject(BoardWords);
  private readonly problems = inject(ProblemWords);
  private readonly access = inject(Access);
  readonly canMove = this.access.may('referral.move');
  readonly canNudge = this.access.may('referral.nudge-many');
  /** What came of the last thing that was done; empty for nothing. */
  readonly said = signal('');
  /** Why the last thing was not done; empty for nothing. */
  readonly trouble = signal('');

  // What was written for a move that did not go through, so that it need not be written again.
  private unsent: { readonly id: string; readonly reason: string } | null = null;

  /** A card was laid onto a column: refused in words where that is not the clinic's to do. @returns whether it was moved */
  async lay(card: ReferralView, column: BoardColumn): Promise<boolean> {
    if (!this.canMove) return false;
    const refusal = placeRefusal(card.state, column);
    if (!refusal) return this.move(card, column);
    this.tell('', this.words.say(`refuse.${refusal}`, namesOf(card)));
    return false;
  }

  /** Moves a card to where the person says. @returns whether it was moved */
  async move(card: ReferralView, column: BoardColumn | null): Promise<boolean> {
    if (!this.canMove || this.isTaken()) return false;
    this.tell('', '');
    const reason = this.unsent?.id === card.id ? this.unsent.reason : '';
    const asked: MoveAsked = { card, column, reason };
    const sheet = this.sheet.open<MoveChosen, BoardMoveSheet>(BoardMoveSheet, 'board-move-title', asked);
    const chosen = await firstValueFrom(sheet.closed, { defaultValue: undefined });
    if (!chosen) return false;
    const { to, reason: why } = chosen;
    const problem = await this.store.move(card, to, why);
    this.unsent = problem && why ? { id: card.id, reason: why } : null;
    if (problem) this.tell('', this.refused(card, problem));
    else this.tell(this.words.say('moved', { patient: card.patientName, state: this.words.say(`state.${to}`) }), '');
    return !problem;
  }

  /** Asks therapists again after a preview. @returns whether any was asked for */
  async nudge(cards: readonly ReferralView[]): Promise<boolean> {
    if (!this.canNudge || cards.length === 0 || this.isTaken()) return false;
    this.tell('', '');
    const sheet = this.sheet.open<boolean, BoardNudgeSheet>(BoardNudgeSheet, 'board-nudge-title', cards);
    if (!(await firstValueFrom(sheet.closed, { defaultValue: false }))) return false;
    const { done, problem } = await this.store.nudge(cards.map(({ id }) => id));
    if (problem) this.tell('', this.problems.say(problem));
    if (done) this.tell(this.outcome(done, cards), '');
    return done !== null;
  }

  private isTaken(): boolean {
    return this.store.isBusy() || this.sheet.isOpen();
  }

  private outcome({ nudged, left }: NudgedMany, cards: readonly ReferralView[]): string {
    const names = left.flatMap(({ referralId, why }) => {
      const card = cards.find(({ id }) => id === referralId);
      return card
        ? [this.words.say('nudge.leftOne', { ...namesOf(card), why: this.words.say(`nudge.why.${why}`) })]
        : [];
    });
    const asked = this.words.say('nudge.done', { count: nudged.length });
    return names.length > 0 ? `${asked} ${this.words.say('nudge.left', { names: names.join(' ') })}` : asked;
  }

  private refused({ patientName: patient }: ReferralView, problem: Problem): string {
    const state = problem.facts['state'] as ReferralState | undefined;
    if (problem.code !== 'referral.moved' || !state) return this.problems.say(problem);
    return this.words.say('changed', { patient, state: this.words.say(`state.${state}`) });
  }

  private tell(said: string, trouble: string): void {
    this.said.set(said);
    this.trouble.set(trouble);
  }
}

function namesOf({ patientName: patient, therapistName: name }: ReferralView) {
  return { patient, name };
}
