import { HttpClient } from '@angular/common/http';
import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import type { EditPacket, PacketContent, PacketView } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { IN_OR_OUT, SENSITIVE, WRITTEN, type WrittenKey, withReason, withSection, withWords } from './packet-draft';

type Risk = NonNullable<PacketContent['risk']>;

/** For staff: what is in a packet, changed until it is sent. */
@Component({
  selector: 'hf-packet-form',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './packet-form.html',
  styleUrl: './packet-form.css',
})
export class PacketForm {
  /** Where the packet is. */
  readonly url = input.required<string>();
  readonly view = input.required<PacketView>();
  readonly saved = output<PacketView>();
  readonly closed = output();
  private readonly http = inject(HttpClient);
  protected readonly problems = inject(ProblemWords);
  protected readonly inOrOut = IN_OR_OUT;
  protected readonly written = WRITTEN;
  protected readonly sensitive = SENSITIVE;
  protected readonly levels = ['none', 'moderate', 'high', 'critical'] as const;
  /** What is typed; a colleague's version does not wash it away. */
  protected readonly draft = linkedSignal<PacketView, PacketContent>({
    source: () => this.view(),
    computation: (view, before) => before?.value ?? view.content,
  });
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);

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
    const risk = this.view().content.risk ?? {
      ...{ level: 'none' as const, on: new Date().toISOString().slice(0, 10), hasSafetyPlan: false },
    };
    this.draft.update((content) => ({ ...content, risk: isIn ? risk : null }));
  }

  protected flag(isPart2: boolean): void {
    this.draft.update((content) => ({ ...content, isPart2 }));
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.put(this.view().version);
  }

  protected async keepMine(): Promise<void> {
    await this.put(Number(this.trouble()?.facts['version']));
  }

  protected takeTheirs(): void {
    globalThis.location.reload();
  }

  private async put(version: number): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      const input: EditPacket = { version, content: this.draft() };
      this.saved.emit(await firstValueFrom(this.http.put<PacketView>(this.url(), input)));
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}
