import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { v7 } from 'uuid';
import {
  type AnswerSaved,
  type CheckInReceipt,
  type CheckInSheet,
  type Question,
  type SkipCheckIn,
  closedBecause,
  openQuestions,
} from '@holdfast/check-in/model';
import type { AnswerValue } from '@holdfast/instruments/model';
import { Clock, type Problem, problemOf } from '@holdfast/platform/portal';
import { AnswerPost } from './answer-post';
import { type Arrival, type Refusal, fateOf } from './change';
import { type HeldSheet, begin, questionsIn, valuesIn, withAnswer, withSupport } from './held-sheet';

const LONGEST_PAUSE_SECONDS = 120;
const MS = 1000;

/** Two answers to one question, from two windows, and nobody has said yet which counts. */
export interface Doubt {
  readonly question: Question;
  readonly mine: AnswerValue;
  readonly theirs: AnswerValue;
}

/** One check-in while it is answered: its questions, the answers so far, and what became of them. */
@Injectable()
export class AnswerStore {
  private readonly post = inject(AnswerPost);
  private readonly clock = inject(Clock);
  private readonly held = signal<HeldSheet | null>(null);
  private readonly trouble = signal<Problem | null>(null);
  private readonly ended = signal<string | null>(null);
  private readonly help = signal(false);
  private readonly left = signal<readonly string[]>([]);
  private shownAt = 0;

  readonly sheet = computed(() => this.held()?.sheet ?? null);
  readonly problem = this.trouble.asReadonly();
  readonly support = computed(() => this.held()?.support ?? null);
  /** Whether help is to be shown before anything else. */
  readonly isSupportDue = this.help.asReadonly();
  /** The code of why no more answers are taken, where one was refused for it. */
  readonly over = this.ended.asReadonly();
  readonly values = computed(() => valuesIn(this.held() ?? { answers: [] }));
  readonly questions = computed(() => {
    const held = this.held();
    return held ? questionsIn(held) : [];
  });
  readonly open = computed(() => openQuestions(this.questions(), this.values()));
  /** The first question without an answer that was not left out on purpose, from 1; the end when there is none. */
  readonly nextAt = computed(() => {
    const values = this.values();
    const skipped = this.left();
    const at = this.questions().findIndex(({ linkId, item }) => {
      if (values.has(linkId)) return false;
      return !item.optional || !skipped.includes(linkId);
    });
    return at < 0 ? this.questions().length + 1 : at + 1;
  });
  readonly seconds = computed(() => this.held()?.seconds ?? 0);
  readonly waiting = this.post.waiting;
  readonly isStuck = this.post.isStuck;
  readonly isFinishing = computed(() => this.waiting().some(({ kind }) => kind === 'submission'));
  readonly closed = computed(() => {
    const sheet = this.sheet();
    if (!sheet) return null;
    const { state, opensAt, expiresAt } = sheet;
    return closedBecause({ state, opensAt: Date.parse(opensAt), expiresAt: Date.parse(expiresAt) }, this.clock.now());
  });
  readonly doubt = computed<Doubt | null>(() => {
    const clash = this.held()?.clashes[0];
    const question = this.questions().find(({ linkId }) => linkId === clash?.linkId);
    const theirs = clash && this.values().get(clash.linkId);
    return clash && question && theirs !== undefined ? { question, mine: clash.value, theirs } : null;
  });

  constructor() {
    this.post.arrived.pipe(takeUntilDestroyed()).subscribe((arrival) => this.take(arrival));
    this.post.refused.pipe(takeUntilDestroyed()).subscribe((refusal) => void this.refuse(refusal));
  }

  /** Opens a check-in: from the server, else as this device holds it. */
  async begin(checkInId: string): Promise<void> {
    this.post.choose(checkInId);
    this.leave();
    await this.load();
  }

  /** Asks the server again; what was answered here stays. */
  async load(): Promise<void> {
    const before = this.post.waiting();
    const kept = this.held() ?? (await this.post.held());
    try {
      const sheet = await this.post.sheet();
      const waiting = [...before, ...this.post.waiting()];
      this.set(settled(begin(sheet, this.held() ?? kept, waiting)));
      this.trouble.set(null);
    } catch (failure) {
      const problem = problemOf(failure);
      if (kept && fateOf(problem.code) === 'again') this.held.set(kept);
      else this.trouble.set(problem);
    }
  }

  /** Takes a sheet that came another way, such as with a link. */
  adopt(checkInId: string, sheet: CheckInSheet): void {
    this.post.choose(checkInId);
    this.set(begin(sheet, null, []));
  }

  /** Lets go of the check-in, because another one is to be opened. */
  leave(): void {
    this.held.set(null);
    this.trouble.set(null);
    this.ended.set(null);
    this.help.set(false);
  }

  /** Starts the watch for one question. */
  look(): void {
    this.shownAt = this.clock.now();
  }

  /** Takes an answer and sends it; the same answer again is nothing new. */
  answer({ linkId, instrument }: Question, value: AnswerValue): void {
    const held = this.held();
    if (!held) return;
    this.left.update((all) => all.filter((one) => one !== linkId));
    const before = held.answers.find((one) => one.linkId === linkId);
    if (before?.value === value) return;
    const id = v7();
    const spent = Math.min(LONGEST_PAUSE_SECONDS, Math.max(0, (this.clock.now() - this.shownAt) / MS));
    const outcome = withAnswer({ ...held, seconds: held.seconds + spent }, { linkId, id, value });
    this.set(outcome.held);
    if (outcome.isGrave) this.help.set(true);
    const body = { id, version: instrument.version, value, replaces: before?.id ?? null };
    void this.post.put({ id, kind: 'answer', linkId, body });
  }

  /** Leaves a question open that may stay open. */
  leaveOut(linkId: string): void {
    this.left.update((all) => [...all, linkId]);
  }

  /** The person has seen where help is and wants to go on. */
  goOn(): void {
    this.help.set(false);
  }

  /** Finishes. @param partial whether questions may stay open */
  submit(partial: boolean): void {
    const body = { seconds: Math.round(this.seconds()), partial };
    void this.post.put({ id: v7(), kind: 'submission', body });
  }

  /** Leaves this check-in out. */
  skip(reason: SkipCheckIn['reason']): Promise<void> {
    return this.post.put({ id: v7(), kind: 'skip', body: { reason } });
  }

  /** The person says which of two answers counts. */
  settle(isMine: boolean): void {
    const held = this.held();
    const doubt = this.doubt();
    if (!held || !doubt) return;
    const { linkId } = doubt.question;
    this.set({ ...held, clashes: held.clashes.filter((clash) => clash.linkId !== linkId) });
    if (isMine) this.answer(doubt.question, doubt.mine);
  }

  private set(held: HeldSheet): void {
    this.held.set(held);
    if (held.sheet.state === 'due' || held.sheet.state === 'planned') void this.post.keep(held);
  }

  private take({ change, answer }: Arrival): void {
    const held = this.held();
    if (!held) return;
    if (change.kind === 'submission') {
      const receipt = answer as CheckInReceipt;
      const told = receipt.support ? withSupport(held, receipt.support, null).held : held;
      this.set({ ...told, sheet: finished(held.sheet, receipt) });
    }
    if (change.kind === 'skip') this.set({ ...held, sheet: { ...held.sheet, state: 'skipped' } });
    if (change.kind !== 'answer') return;
    const { support, screen } = answer as AnswerSaved;
    const asked = screen && held.screenAfter === null ? { ...held, screenAfter: change.linkId } : held;
    const outcome = support ? withSupport(asked, support, change.linkId) : { held: asked, isGrave: false };
    if (outcome.isGrave) this.help.set(true);
    this.set(outcome.held);
  }

  private async refuse({ change, code }: Refusal): Promise<void> {
    const held = this.held();
    if (!held) return;
    if (fateOf(code) === 'over') this.ended.set(code);
    if (change.kind === 'answer' && fateOf(code) === 'choose') {
      const others = held.clashes.filter(({ linkId }) => linkId !== change.linkId);
      const { version, value } = change.body;
      this.set({ ...held, clashes: [...others, { linkId: change.linkId, version, value }] });
    }
    await this.load();
  }
}

/** Two windows that said the same have nothing to choose between. */
function settled(held: HeldSheet): HeldSheet {
  const values = valuesIn(held);
  return { ...held, clashes: held.clashes.filter(({ linkId, value }) => values.get(linkId) !== value) };
}

/** A sheet as it stands once its check-in has arrived. */
function finished(sheet: CheckInSheet, { submittedAt, late }: CheckInReceipt): CheckInSheet {
  return { ...sheet, state: 'submitted', submittedAt, late };
}
