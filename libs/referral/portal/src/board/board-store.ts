import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Live, type Problem, problemOf } from '@holdfast/platform/portal';
import type { NudgedMany, ReferralBoard, ReferralState, ReferralView } from '@holdfast/referral/model';
import { debounceTime, filter, firstValueFrom, merge } from 'rxjs';

const SETTLE_MS = 300;

/** The board as it is looked at, kept fresh by hints; truth is what the server answers. */
@Injectable()
export class BoardStore {
  private readonly http = inject(HttpClient);
  private readonly asked = httpResource<ReferralBoard>(() => '/api/referrals');
  /** What was last known stays on the screen while it is asked for again. */
  readonly board = linkedSignal<ReferralBoard | null, ReferralBoard | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  readonly isBusy = signal(false);

  constructor() {
    const live = inject(Live);
    merge(live.hints.pipe(filter(({ kind }) => kind === 'referral')), live.catchUp)
      .pipe(debounceTime(SETTLE_MS), takeUntilDestroyed())
      .subscribe(() => this.reload());
  }

  /** Asks for the board again. */
  reload(): void {
    this.asked.reload();
  }

  /** Moves an attempt over the version that was seen. @returns why it was not, null where it was */
  async move({ patientId, id, version }: ReferralView, to: ReferralState, reason: string | null) {
    const url = `/api/patients/${patientId}/referrals/${id}`;
    const asked =
      to === 'sent'
        ? this.http.post(`${url}/send`, { version })
        : this.http.post(`${url}/moves`, { to, version, reason });
    const { problem } = await this.ask(() => firstValueFrom(asked));
    return problem;
  }

  /** Asks many therapists again. @returns what came of it, or why nothing did */
  nudge(referralIds: readonly string[]): Promise<{ done: NudgedMany | null; problem: Problem | null }> {
    return this.ask(() => firstValueFrom(this.http.post<NudgedMany>('/api/referral-nudges', { referralIds })));
  }

  private async ask<Done>(run: () => Promise<Done>): Promise<{ done: Done | null; problem: Problem | null }> {
    this.isBusy.set(true);
    try {
      return { done: await run(), problem: null };
    } catch (failure) {
      return { done: null, problem: problemOf(failure) };
    } finally {
      this.isBusy.set(false);
      this.reload();
    }
  }
}
