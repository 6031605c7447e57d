import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Clock, Field, ProblemWords } from '@holdfast/platform/portal';
import { isOver, proposalFault } from '@holdfast/referral/model';
import { RoomDays } from './room-days';
import { RoomStore } from './room-store';

const TIMES = 3;

/** What the clinic and the therapist say to each other, and the times that are proposed for a first visit. */
@Component({
  selector: 'hf-room-talk',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './room-talk.html',
  styleUrl: './room-talk.css',
})
export class RoomTalk {
  protected readonly store = inject(RoomStore);
  protected readonly days = inject(RoomDays);
  private readonly clock = inject(Clock);
  protected readonly problems = inject(ProblemWords);
  protected readonly words = signal('');
  protected readonly times = signal<readonly string[]>(Array.from({ length: TIMES }, () => ''));
  protected readonly isSent = signal(false);
  protected readonly isEmpty = signal(false);
  /** Times make sense once somebody has said yes. */
  protected readonly mayPropose = computed(() => this.store.room()?.state === 'accepted');

  /** Which of the times cannot be, and why. */
  protected readonly fault = signal<{ readonly at: number; readonly why: 'past' | 'far' } | null>(null);
  protected readonly trouble = computed(() => (this.store.place() === 'talk' ? this.store.trouble() : null));
  /** Nobody reads it once the referral is over; what was typed before that stays where it is. */
  protected readonly mayWrite = computed(() => {
    const room = this.store.room();
    return room !== null && (!isOver(room.state) || this.words() !== '');
  });

  protected setTime(at: number, value: string): void {
    this.times.update((all) => all.map((one, index) => (index === at ? value : one)));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const times = this.mayPropose() ? this.times().filter((one) => !Number.isNaN(Date.parse(one))) : [];
    const words = this.words().trim();
    this.isEmpty.set(words === '' && times.length === 0);
    this.fault.set(this.mayPropose() ? this.faultOf() : null);
    if (this.isEmpty() || this.fault()) return;
    const kind = times.length > 0 ? ('times' as const) : ('message' as const);
    const instants = times.map((one) => new Date(one).toISOString());
    if (!(await this.store.write({ kind, words, times: instants }))) {
      if (this.store.trouble()?.code === 'referral.edge') await this.store.again();
      return;
    }
    this.words.set('');
    this.times.set(Array.from({ length: TIMES }, () => ''));
    this.isSent.set(true);
  }

  private faultOf(): { at: number; why: 'past' | 'far' } | null {
    const now = this.clock.now();
    const faults = this.times().map((one) => (one === '' ? null : proposalFault(Date.parse(one), now)));
    const at = faults.findIndex((why) => why !== null);
    const why = faults[at];
    return why ? { at, why } : null;
  }
}
