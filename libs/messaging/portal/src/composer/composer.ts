import { NgComponentOutlet } from '@angular/common';
import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Topic } from '@holdfast/messaging/model';
import { ASKS_READING, Button, Icon, Preference, Session, WRITING_AID } from '@holdfast/platform/portal';
import { MessageOutbox } from '../message-outbox';
import { DraftKeeper, type DraftPlace } from './draft-keeper';
import { PromiseBanner } from './promise-banner';
import { sends } from './send-keys';
import { TypingNotices } from './typing-notices';

/** The longest message the contract takes, in characters. */
const MESSAGE_MAX = 5000;
const WARN_AT = 300;

/** Where a person writes. Words are kept while they are written, and sending never waits for the network. */
@Component({
  selector: 'hf-composer',
  imports: [NgComponentOutlet, TranslocoDirective, Button, Icon, PromiseBanner],
  providers: [DraftKeeper, TypingNotices],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
})
export class Composer {
  readonly patientId = input.required<string>();
  readonly threadId = input.required<string>();
  readonly topic = input<Topic | null>(null);
  /** The topic to begin the conversation with; null where it exists. */
  readonly opens = input<Topic | null>(null);
  /** Under which key words are kept on the device; left out, the thread's own. */
  readonly draftKey = input<string>();
  readonly serverDraft = input<string | null>(null);
  readonly isBorn = input(false);
  /** The words are written down and on their way. */
  readonly queued = output();
  private readonly outbox = inject(MessageOutbox);
  private readonly keeper = inject(DraftKeeper);
  private readonly notices = inject(TypingNotices);
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  private readonly above = viewChild<ElementRef<HTMLElement>>('above');
  private readonly line = viewChild<ElementRef<HTMLElement>>('line');
  private readonly habit = computed(() => ({ enterSends: this.wishes().enterSends, isTouch: this.isTouch }));
  protected readonly wishes = inject(Preference).value;
  protected readonly isPatientSide = inject(Session).isPatientSide;
  protected readonly isTouch = globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;
  protected readonly aid = inject(WRITING_AID);
  private readonly asksReading = inject(ASKS_READING);
  protected readonly text = signal('');
  protected readonly left = computed(() => MESSAGE_MAX - this.text().length);
  protected readonly isNearEnd = computed(() => this.left() < WARN_AT);
  protected readonly canSend = computed(() => this.text().trim() !== '' && this.left() >= 0);
  private restored = '';

  constructor() {
    effect(() => {
      const place = this.place();
      const atServer = this.serverDraft();
      untracked(() => void this.restore(place, atServer));
    });
    afterRenderEffect((onCleanup) => {
      const above = this.above()?.nativeElement;
      if (!above || typeof ResizeObserver === 'undefined') return;
      const sizes = new ResizeObserver(() => this.keepInView());
      sizes.observe(above);
      onCleanup(() => sizes.disconnect());
    });
  }

  protected typed(text: string): void {
    this.text.set(text);
    this.keeper.changed(this.place(), text);
    this.notices.typed(this.patientId(), this.threadId(), text.trim() !== '' && this.isBorn());
  }

  protected press(event: KeyboardEvent): void {
    if (!sends(event, this.habit())) return;
    event.preventDefault();
    void this.send();
  }

  protected async send(event?: Event): Promise<void> {
    event?.preventDefault();
    if (!this.canSend()) return;
    const body = this.text().trim();
    const place = this.place();
    this.text.set('');
    this.notices.stop();
    const asks = this.isPatientSide() && this.asksReading(body);
    await this.outbox.send(this.patientId(), this.threadId(), body, this.opens(), asks);
    await this.keeper.sent(place);
    this.queued.emit();
    this.field()?.nativeElement.focus();
  }

  /** Help that appears above the words must not push them, or the button to send them, off a short screen. */
  private keepInView(): void {
    const field = this.field()?.nativeElement;
    if (field && document.activeElement === field) this.line()?.nativeElement.scrollIntoView({ block: 'nearest' });
  }

  private place(): DraftPlace {
    const threadId = this.threadId();
    return { key: this.draftKey() ?? threadId, patientId: this.patientId(), threadId, isBorn: this.isBorn() };
  }

  /** Once per place: what is kept must not replace what is being written. */
  private async restore(place: DraftPlace, atServer: string | null): Promise<void> {
    const isNewPlace = this.restored !== place.key;
    if (isNewPlace) this.text.set('');
    this.restored = place.key;
    const kept = await this.keeper.restore(place, atServer);
    if (this.restored === place.key && this.text() === '') this.text.set(kept);
  }
}
