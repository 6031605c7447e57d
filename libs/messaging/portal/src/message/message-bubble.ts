import { Clipboard } from '@angular/cdk/clipboard';
import { Component, DestroyRef, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MessageView } from '@holdfast/messaging/model';
import { Button, Icon, Sheet, TimeWords } from '@holdfast/platform/portal';
import { CorrectForm } from './correct-form';
import { HistorySheet } from './history-sheet';
import { LinkedText } from './linked-text';
import { type Doing, MessageInHand } from './message-in-hand';
import type { Receipt } from '../thread/thread-rows';

/** One message: who wrote it and when, its words, what became of it, and what its writer can do with it. */
@Component({
  selector: 'hf-message-bubble',
  imports: [TranslocoDirective, Button, Icon, CorrectForm, LinkedText],
  templateUrl: './message-bubble.html',
  styleUrl: './message-bubble.css',
  host: { '[class.ours]': 'isOurs()', '[class.continues]': 'continues()' },
})
export class MessageBubble {
  readonly message = input.required<MessageView>();
  readonly patientId = input.required<string>();
  readonly isOwn = input(false);
  readonly isOurs = input(false);
  readonly continues = input(false);
  readonly receipt = input<Receipt | null>(null);
  /** Other words for the message, or null to take it back. */
  readonly correct = output<string | null>();
  private readonly time = inject(TimeWords);
  private readonly sheet = inject(Sheet);
  private readonly clipboard = inject(Clipboard);
  private readonly inHand = inject(MessageInHand);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly isOpen = computed(() => this.inHand.doing(this.host) !== null);
  protected readonly isEditing = computed(() => this.inHand.doing(this.host) === 'editing');
  protected readonly isAsking = computed(() => this.inHand.doing(this.host) === 'asking');
  protected readonly isBusyElsewhere = computed(() => this.inHand.isBusyElsewhere(this.host));
  protected readonly isCopied = signal(false);
  protected readonly canCorrect = computed(
    () => this.isOwn() && (this.message().state === 'sent' || this.message().state === 'corrected'),
  );
  protected readonly sent = computed(() => this.time.time(this.message().sentAt));
  protected readonly readers = computed(() => this.receipt()?.readers ?? []);
  protected readonly readerNames = computed(() =>
    this.readers()
      .map(({ name }) => name)
      .join(', '),
  );
  protected readonly readAt = computed(() => {
    const at = this.readers()
      .map((reader) => reader.readAt)
      .find((one) => one !== null);
    return at ? this.time.short(at) : null;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.letGo());
  }

  protected take(doing: Doing): void {
    this.isCopied.set(false);
    this.inHand.take(this.host, doing);
  }

  protected letGo(): void {
    this.inHand.release(this.host);
  }

  protected copy(): void {
    this.isCopied.set(this.clipboard.copy(this.message().body ?? ''));
  }

  protected save(body: string | null): void {
    this.letGo();
    this.correct.emit(body);
  }

  protected showHistory(): void {
    this.sheet.open(HistorySheet, 'hf-history-title', { message: this.message(), patientId: this.patientId() });
  }
}
