import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, ProblemWords, TimeWords } from '@holdfast/platform/portal';
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
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly words = signal('');
  protected readonly times = signal<readonly string[]>(Array.from({ length: TIMES }, () => ''));
  protected readonly isSent = signal(false);
  protected readonly isEmpty = signal(false);
  /** Times make sense once somebody has said yes. */
  protected readonly mayPropose = computed(() => this.store.room()?.state === 'accepted');

  protected setTime(at: number, value: string): void {
    this.times.update((all) => all.map((one, index) => (index === at ? value : one)));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const times = this.mayPropose() ? this.times().filter((one) => !Number.isNaN(Date.parse(one))) : [];
    const words = this.words().trim();
    this.isEmpty.set(words === '' && times.length === 0);
    if (this.isEmpty()) return;
    const kind = times.length > 0 ? ('times' as const) : ('message' as const);
    const instants = times.map((one) => new Date(one).toISOString());
    if (!(await this.store.write({ kind, words, times: instants }))) return;
    this.words.set('');
    this.times.set(Array.from({ length: TIMES }, () => ''));
    this.isSent.set(true);
  }
}
