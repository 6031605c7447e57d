import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { v7 } from 'uuid';
import { Clock, Outbox, Session } from '@holdfast/platform/portal';
import type { UnsafeAnswer } from '@holdfast/safety/model';

const LANE = 'safety.unsafe';
const ONE_CALL_MS = 10 * 60_000;

/** Says "I am not safe now" to the clinic: once, also from a place without a network, and honest about who reads it. */
@Injectable({ providedIn: 'root' })
export class UnsafeNow {
  private readonly outbox = inject(Outbox);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly heard = signal<UnsafeAnswer | null>(null);
  private readonly heardLast = signal(0);
  private said: { readonly id: string; readonly at: number } | null = null;
  private readonly parcel = computed(() => this.outbox.parcels().find(({ lane }) => lane === LANE));

  /** Whether the person at the screen is a patient, who alone can say it. */
  readonly canSay = computed(() => this.session.person()?.patientId != null);
  /** What the clinic answered; null while it has not. */
  readonly answer = this.heard.asReadonly();
  /** When the clinic answered, milliseconds since 1970. */
  readonly heardAt = this.heardLast.asReadonly();
  readonly state = computed<'none' | 'waiting' | 'failed' | 'told'>(() => {
    const parcel = this.parcel();
    if (parcel) return parcel.state === 'failed' ? 'failed' : 'waiting';
    return this.heard() ? 'told' : 'none';
  });

  /** Whether saying it would tell the clinic anything: not while it is on its way, nor right after it arrived. */
  readonly canSayAgain = computed(() => {
    const state = this.state();
    if (state === 'told') return this.clock.halfMinute() - this.heardLast() >= ONE_CALL_MS;
    return state !== 'waiting';
  });

  constructor() {
    this.outbox.delivered.pipe(takeUntilDestroyed()).subscribe(({ parcel, answer }) => {
      if (parcel.lane !== LANE) return;
      this.heardLast.set(this.clock.now());
      this.heard.set(answer as UnsafeAnswer);
    });
    this.session.ended.pipe(takeUntilDestroyed()).subscribe(() => {
      this.heard.set(null);
      this.said = null;
    });
  }

  /** Tells the clinic. Said again within ten minutes it is the same call. */
  async say(): Promise<void> {
    const patientId = this.session.person()?.patientId;
    const [parcel, now] = [this.parcel(), this.clock.now()];
    if (!patientId) return;
    if (parcel) return this.outbox.retry(parcel.id);
    if (this.said && this.heard() && now - this.said.at < ONE_CALL_MS) return;
    this.heard.set(null);
    const id = v7();
    this.said = { id, at: now };
    const body = { saidAt: new Date(now).toISOString() };
    await this.outbox.put(id, LANE, [{ url: `/api/patients/${patientId}/alerts/${id}`, body }]);
  }
}
