import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  DestroyRef,
  ElementRef,
  type TemplateRef,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MessageView } from '@holdfast/messaging/model';
import { Button, Icon, Moment, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { MessageBubble } from '../message/message-bubble';
import { PendingBubble } from '../message/pending-bubble';
import type { ThreadRowView } from './thread-rows';
import { ThreadStore } from './thread-store';

/** Something that stands between the messages and is not one, drawn by whoever embeds the list. */
export interface Insertion {
  readonly id: string;
  /** It stands after the message with this sequence number. */
  readonly afterSeq: number;
}

const NEAR_PX = 80;

/** A conversation's messages, oldest on top. It stays where the reader is, and at the end when they are at the end. */
@Component({
  selector: 'hf-message-list',
  imports: [NgTemplateOutlet, TranslocoDirective, Button, Icon, Moment, MessageBubble, PendingBubble],
  templateUrl: './message-list.html',
  styleUrl: './message-list.css',
})
export class MessageList {
  protected readonly store = inject(ThreadStore);
  private readonly problems = inject(ProblemWords);
  private readonly until = inject(DestroyRef);
  readonly insertions = input<readonly Insertion[]>([]);
  readonly insertionTemplate = input<TemplateRef<{ $implicit: Insertion }>>();
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  private readonly atEnd = signal(true);
  /** The last message the reader has had before their eyes. */
  private readonly seen = signal(0);
  private readonly problem = signal<Problem | null>(null);
  protected readonly failure = computed(() => {
    const problem = this.problem();
    return problem ? this.problems.say(problem) : '';
  });
  protected readonly isAway = computed(() => !this.atEnd());
  protected readonly waiting = computed(
    () => this.store.messages().filter(({ seq, side }) => seq > this.seen() && side !== this.store.side()).length,
  );
  private held: { readonly first: string; readonly height: number; readonly top: number } | null = null;
  private ended = '';

  constructor() {
    afterRenderEffect(() => {
      const rows = this.store.rows();
      untracked(() => this.settle(rows));
    });
    afterNextRender(() => this.follow());
    const look = (): void => this.look();
    document.addEventListener('visibilitychange', look);
    this.until.onDestroy(() => document.removeEventListener('visibilitychange', look));
  }

  protected insertionsAfter(row: ThreadRowView): readonly Insertion[] {
    if (row.kind !== 'message') return [];
    return this.insertions().filter(({ afterSeq }) => afterSeq === row.message.seq);
  }

  protected look(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.box().nativeElement;
    this.atEnd.set(scrollHeight - scrollTop - clientHeight < NEAR_PX);
    if (this.atEnd()) this.read();
    if (scrollTop < clientHeight / 2) void this.store.loadOlder();
    this.hold();
  }

  /** Goes along at the end when the box itself changes its height: a keyboard, a banner, a longer text to write. */
  private follow(): void {
    const box = this.box().nativeElement;
    const sizes = new ResizeObserver(() => {
      if (this.atEnd()) box.scrollTop = box.scrollHeight;
      this.hold();
    });
    sizes.observe(box);
    this.until.onDestroy(() => sizes.disconnect());
  }

  protected toEnd(): void {
    const box = this.box().nativeElement;
    box.scrollTop = box.scrollHeight;
    this.look();
  }

  protected async correct(message: MessageView, body: string | null): Promise<void> {
    this.problem.set(null);
    try {
      await this.store.correct(message, body);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }

  /** Keeps the reader's place when earlier messages come in on top, and goes along at the end. */
  private settle(rows: readonly ThreadRowView[]): void {
    const box = this.box().nativeElement;
    const first = this.store.messages()[0]?.id ?? '';
    const last = rows.at(-1);
    const isOwnNew = last?.kind === 'pending' && last.key !== this.ended;
    const isFirstShow = this.held === null;
    this.ended = last?.key ?? '';
    if (rows.length === 0) return;
    if (isFirstShow) this.start(box);
    else if (isOwnNew || this.atEnd()) box.scrollTop = box.scrollHeight;
    else if (this.held && this.held.first !== first)
      box.scrollTop = this.held.top + box.scrollHeight - this.held.height;
    this.look();
  }

  /** A conversation opens at what is new, else at its end. */
  private start(box: HTMLElement): void {
    const divider = box.querySelector<HTMLElement>('.new');
    box.scrollTop = divider ? divider.offsetTop - box.clientHeight / 3 : box.scrollHeight;
  }

  private hold(): void {
    const box = this.box().nativeElement;
    this.held = { first: this.store.messages()[0]?.id ?? '', height: box.scrollHeight, top: box.scrollTop };
  }

  private read(): void {
    if (document.visibilityState !== 'visible') return;
    const seq = this.store.lastSeq();
    this.seen.set(seq);
    void this.store.markRead(seq);
  }
}
