import { HttpClient } from '@angular/common/http';
import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Clock, Field, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import type { EditPacket, PacketContent, PacketView } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { PacketContentView } from './packet-content';
import {
  IN_OR_OUT,
  SENSITIVE,
  WRITTEN,
  type WrittenKey,
  carried,
  withReason,
  withSection,
  withWords,
} from './packet-draft';

const DAY_MS = 86_400_000;

type Risk = NonNullable<PacketContent['risk']>;

/** For staff: what is in a packet, changed until it is sent. */
@Component({
  selector: 'hf-packet-form',
  imports: [TranslocoDirective, Button, Field, PacketContentView],
  templateUrl: './packet-form.html',
  styleUrl: './packet-form.css',
})
export class PacketForm {
  /** Where the packet is. */
  readonly url = input.required<string>();
  readonly view = input.required<PacketView>();
  readonly saved = output<PacketView>();
  /** The record was read again; what is typed is still typed. */
  readonly told = output<PacketView>();
  readonly closed = output();
  private readonly http = inject(HttpClient);
  private readonly clock = inject(Clock);
  protected readonly problems = inject(ProblemWords);
  protected readonly inOrOut = IN_OR_OUT;
  protected readonly written = WRITTEN;
  protected readonly sensitive = SENSITIVE;
  protected readonly levels = ['none', 'moderate', 'high', 'critical'] as const;
  /** What was seen when this was opened; what a colleague does meanwhile is met when it is saved, not written over unseen. */
  private readonly seen = linkedSignal<PacketView, PacketView>({
    source: () => this.view(),
    computation: (view, before) => before?.value ?? view,
  });
  /** What is typed; another version does not wash it away. */
  protected readonly draft = linkedSignal<PacketView, PacketContent>({
    source: () => this.seen(),
    computation: (view, before) => (before ? carried(before.value, before.source.content, view.content) : view.content),
  });
  /** A colleague's version, to be looked at beside what is typed. */
  protected readonly theirs = signal<PacketView | null>(null);
  protected readonly isOld = computed(() => {
    const { readAt } = this.seen();
    return readAt !== null && this.clock.halfMinute() - Date.parse(readAt) > DAY_MS;
  });
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    // It opens below what is read: whoever opened it is taken there.
    afterNextRender(() => host.nativeElement.querySelector<HTMLElement>('input, textarea, button')?.focus());
  }

  protected leave(key: (typeof IN_OR_OUT)[number], isIn: boolean): void {
    this.draft.update((content) => withSection(content, key, isIn));
  }

  protected write(key: WrittenKey, words: string): void {
    this.draft.update((content) => withWords(content, key, words));
  }

  protected because(words: string): void {
    this.draft.update((content) => withReason(content, words));
  }

  protected judge(part: Partial<Risk>): void {
    this.draft.update((content) => (content.risk ? { ...content, risk: { ...content.risk, ...part } } : content));
  }

  protected leaveRisk(isIn: boolean): void {
    const risk = this.seen().content.risk ?? {
      ...{ level: 'none' as const, on: new Date().toISOString().slice(0, 10), hasSafetyPlan: false },
    };
    this.draft.update((content) => ({ ...content, risk: isIn ? risk : null }));
  }

  protected flag(isPart2: boolean): void {
    this.draft.update((content) => ({ ...content, isPart2 }));
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.put();
  }

  protected async look(): Promise<void> {
    await this.within(async () => this.theirs.set(await firstValueFrom(this.http.get<PacketView>(this.url()))));
  }

  protected async keepMine(): Promise<void> {
    const theirs = this.theirs();
    if (!theirs) return;
    this.seen.set(theirs);
    await this.put();
  }

  protected takeTheirs(): void {
    const theirs = this.theirs();
    if (!theirs) return;
    this.seen.set(theirs);
    this.draft.set(theirs.content);
    this.settle(theirs);
  }

  /** Reads the record again under what is typed: the same packet is written once more, and nothing else of it. */
  protected async readAgain(): Promise<void> {
    await this.within(async () => {
      const { version, content } = this.seen();
      const input: EditPacket = { version, content };
      const view = await firstValueFrom(this.http.put<PacketView>(this.url(), input));
      this.seen.set(view);
      this.settle(view);
    });
  }

  private put(): Promise<void> {
    return this.within(async () => {
      const input: EditPacket = { version: this.seen().version, content: this.draft() };
      this.saved.emit(await firstValueFrom(this.http.put<PacketView>(this.url(), input)));
    });
  }

  private settle(view: PacketView): void {
    this.theirs.set(null);
    this.trouble.set(null);
    this.told.emit(view);
  }

  private async within(job: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await job();
      if (!this.theirs()) this.trouble.set(null);
    } catch (failure) {
      const problem = problemOf(failure);
      this.trouble.set(problem);
      // Another version again: what was looked at is no longer theirs.
      if (problem.code === 'packet.changed') this.theirs.set(null);
    } finally {
      this.isBusy.set(false);
    }
  }
}
