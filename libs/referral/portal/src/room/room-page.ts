import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, Icon, LanguageButton, ProblemWords, Waiting } from '@holdfast/platform/portal';
import { PacketContentView } from '../packet/packet-content';
import { RoomAnswer } from './room-answer';
import { RoomDays } from './room-days';
import { RoomStore } from './room-store';
import { RoomTalk } from './room-talk';

const DIGITS = 6;

/**
 * What a therapist sees, without an account: a door with a button and a field for the code, and behind it one referral.
 * Nothing is opened before a person presses, and before the code nobody is named.
 */
@Component({
  selector: 'hf-room-page',
  imports: [TranslocoDirective, Button, Field, Icon, LanguageButton, PacketContentView, RoomAnswer, RoomTalk, Waiting],
  providers: [RoomStore],
  templateUrl: './room-page.html',
  styleUrl: './room-page.css',
})
export class RoomPage {
  protected readonly store = inject(RoomStore);
  protected readonly days = inject(RoomDays);
  protected readonly problems = inject(ProblemWords);
  protected readonly code = signal('');
  protected readonly isShort = signal(false);
  protected readonly state = computed(() => {
    if (this.store.room()) return 'open';
    if (this.store.left() !== null) return 'left';
    const state = this.store.door()?.state ?? 'in';
    if (state === 'waiting') return 'door';
    // Nothing is known yet, or this browser is in already and the room comes in a moment.
    return state === 'in' && !this.store.trouble() ? 'coming' : 'over';
  });
  protected readonly contact = computed(() => {
    const known = this.store.room() ?? this.store.door() ?? this.store.left();
    return known?.clinic ?? null;
  });
  /** What is told of a trouble here; what closes the door is told by the page itself. */
  protected readonly trouble = computed(() => {
    const problem = this.store.place() === 'page' ? this.store.trouble() : null;
    return problem && problem.code !== 'room.over' ? problem : null;
  });

  /** Why the link opens nothing; one answer for a link that nobody knows. */
  protected readonly why = computed(() => {
    const door = this.store.door();
    return door && door.state !== 'in' ? `room.overWhy.${door.why ?? door.state}` : 'room.over';
  });

  constructor() {
    void this.store.begin();
  }

  protected typed(text: string): void {
    this.code.set(text.replace(/\D/g, '').slice(0, DIGITS));
    this.isShort.set(false);
  }

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    this.isShort.set(this.code().length < DIGITS);
    if (!this.isShort()) await this.store.open(this.code());
  }

  protected print(): void {
    window.print();
  }
}
