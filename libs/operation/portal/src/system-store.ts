import { HttpClient, httpResource } from '@angular/common/http';
import { DestroyRef, Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import type { DiagnosisView, SystemView } from '@holdfast/operation/model';
import { type Problem, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

const RENEW_MS = 15_000;
const URL = '/api/clinic/system';

/** How the installation fares, as the page shows it: renewed by itself while somebody looks. */
@Injectable()
export class SystemStore {
  private readonly http = inject(HttpClient);
  private readonly asked = httpResource<SystemView>(() => URL);
  private readonly examined = httpResource<DiagnosisView>(() => `${URL}/diagnosis`);

  /** The newest figures there are; those of before stay while new ones come, and where none do. */
  readonly view = linkedSignal<SystemView | null, SystemView | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (fresh, before) => fresh ?? before?.value ?? null,
  });
  readonly trouble = computed(() => problem(this.asked.error()));
  /** What the doctor found last; it stays while the doctor looks again. */
  readonly diagnosis = linkedSignal<DiagnosisView | null, DiagnosisView | null>({
    source: () => (this.examined.hasValue() ? this.examined.value() : null),
    computation: (fresh, before) => fresh ?? before?.value ?? null,
  });
  readonly diagnosisTrouble = computed(() => problem(this.examined.error()));
  readonly isExamining = this.examined.isLoading;
  readonly busy = signal<'mail' | 'job' | null>(null);
  /** What was refused last, and where it belongs. */
  readonly refused = signal<{ at: 'mail' | 'job'; problem: Problem } | null>(null);

  constructor() {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') this.renew();
    }, RENEW_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  renew(): void {
    this.asked.reload();
  }

  examine(): void {
    this.examined.reload();
  }

  /** @returns whether the mail server took the mail */
  testMail(): Promise<boolean> {
    return this.act('mail', () => firstValueFrom(this.http.post(`${URL}/mail-test`, null)));
  }

  retry(jobId: string): Promise<boolean> {
    return this.act('job', () => firstValueFrom(this.http.post(`${URL}/jobs/${jobId}/retry`, null)));
  }

  discard(jobId: string): Promise<boolean> {
    return this.act('job', () => firstValueFrom(this.http.delete(`${URL}/jobs/${jobId}`)));
  }

  private async act(at: 'mail' | 'job', deed: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(at);
    this.refused.set(null);
    try {
      await deed();
      this.renew();
      return true;
    } catch (failure) {
      this.refused.set({ at, problem: problemOf(failure) });
      return false;
    } finally {
      this.busy.set(null);
    }
  }
}

function problem(failure: unknown): Problem | null {
  return failure ? problemOf(failure) : null;
}
