import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { newId } from '@holdfast/platform/model';
import { type Problem, Session, problemOf } from '@holdfast/platform/portal';
import type { RankChoices, SayInterest, TherapyTracker } from '@holdfast/referral/model';
import { type Observable, firstValueFrom } from 'rxjs';

/** What a patient's page knows of the way to a therapist, and what they can say about it. */
@Injectable()
export class TherapyStore {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly place = computed(() => `/api/patients/${this.session.person()?.patientId ?? ''}`);
  readonly asked = httpResource<TherapyTracker>(() => `${this.place()}/therapy`);
  /** What was last known stays on the screen while it is asked for again. */
  readonly tracker = linkedSignal<TherapyTracker | null, TherapyTracker | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  readonly trouble = signal<Problem | null>(null);
  readonly isBusy = signal(false);
  // A repeat after a lost answer says the same once.
  private interestId = newId();

  /** Says that therapy is wished for, or not now. */
  async say(kind: SayInterest['kind']): Promise<void> {
    const url = `${this.place()}/therapy-interest/${this.interestId}`;
    const input: SayInterest = { kind, words: null };
    if (await this.ask(this.http.put<null>(url, input))) this.interestId = newId();
  }

  /** @returns whether the order was taken */
  rank(searchId: string, input: RankChoices): Promise<boolean> {
    return this.ask(this.http.put<null>(`${this.place()}/searches/${searchId}/ranking`, input));
  }

  /** Whether the next choice may be asked. */
  answer(searchId: string, yes: boolean): Promise<boolean> {
    return this.ask(this.http.put<null>(`${this.place()}/searches/${searchId}/next`, { yes }));
  }

  /** Says that nothing was heard. */
  missed(referralId: string): Promise<boolean> {
    return this.ask(this.http.post<null>(`${this.place()}/referrals/${referralId}/missed`, null));
  }

  private async ask(asked: Observable<null>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      await firstValueFrom(asked);
      return true;
    } catch (failure) {
      this.trouble.set(problemOf(failure));
      return false;
    } finally {
      this.isBusy.set(false);
      this.asked.reload();
    }
  }
}
