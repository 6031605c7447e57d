import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import type { CheckInSheet } from '@holdfast/check-in/model';
import { LastSeen, Session } from '@holdfast/platform/portal';
import { filter, firstValueFrom } from 'rxjs';
import type { AnswerPost } from './answer-post';
import type { Change } from './change';
import { CheckInOutbox, checkInUrl, heldKey, readyKey } from './check-in-outbox';
import { type HeldSheet, begin } from './held-sheet';

/** Carries the answers of a person who is signed in, through the outbox of the device. */
@Injectable()
export class PortalPost implements AnswerPost {
  private readonly http = inject(HttpClient);
  private readonly outbox = inject(CheckInOutbox);
  private readonly seen = inject(LastSeen);
  private readonly session = inject(Session);
  private readonly checkInId = signal('');
  private readonly own = computed(() => this.outbox.pending().filter((one) => one.checkInId === this.checkInId()));

  readonly isSignedIn = true;
  readonly root = computed(() => ['/check-in', this.checkInId()]);
  readonly waiting = computed(() => this.own().map(({ change }) => change));
  readonly isStuck = computed(() => this.own().some(({ parcel }) => parcel.state === 'failed'));
  readonly arrived = this.outbox.arrived.pipe(filter(({ checkInId }) => checkInId === this.checkInId()));
  readonly refused = this.outbox.refused.pipe(filter(({ checkInId }) => checkInId === this.checkInId()));

  choose(checkInId: string): void {
    this.checkInId.set(checkInId);
  }

  sheet(): Promise<CheckInSheet> {
    const patientId = this.session.person()?.patientId ?? '';
    return firstValueFrom(this.http.get<CheckInSheet>(checkInUrl(patientId, this.checkInId())));
  }

  async held(): Promise<HeldSheet | null> {
    const held = await this.seen.read<HeldSheet>(heldKey(this.checkInId()));
    if (held) return held;
    const ready = await this.seen.read<CheckInSheet>(readyKey(this.checkInId()));
    return ready && begin(ready, null, this.waiting());
  }

  keep(held: HeldSheet): Promise<void> {
    return this.seen.keep(heldKey(this.checkInId()), held);
  }

  put(change: Change): Promise<void> {
    return this.outbox.put(this.checkInId(), change);
  }
}
