import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { CheckInList, CheckInSheet, CheckInView } from '@holdfast/check-in/model';
import { Clock, LastSeen, Live, type Problem, Session, problemOf } from '@holdfast/platform/portal';
import { filter, firstValueFrom, merge } from 'rxjs';
import { CheckInOutbox, checkInUrl, readyKey } from '../answering/check-in-outbox';

const SETTLE_MS = 150;
const KEY = 'check-ins';
const AFTER_SILENCE = 2;

/** The check-ins of the patient who is signed in: what to answer now, what comes, what was. Kept for times offline. */
@Injectable({ providedIn: 'root' })
export class CheckInListStore {
  private readonly http = inject(HttpClient);
  private readonly seen = inject(LastSeen);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly outbox = inject(CheckInOutbox);
  private readonly patientId = computed(() => this.session.person()?.patientId ?? null);
  private readonly list = signal<CheckInList | null>(null);
  private readonly trouble = signal<Problem | null>(null);
  private readonly readers = signal<Readonly<Record<string, CheckInSheet['sharedWith']>>>({});
  private timer: ReturnType<typeof setTimeout> | null = null;

  readonly isLoaded = computed(() => this.list() !== null);
  readonly problem = this.trouble.asReadonly();
  /** What may be answered now; what is on its way out is no longer asked for. */
  readonly due = computed(() => {
    const leaving = this.outbox.pending().filter(({ change }) => change.kind !== 'answer');
    const gone = new Set(leaving.map(({ checkInId }) => checkInId));
    return (this.list()?.due ?? []).filter(({ id }) => !gone.has(id));
  });
  /** What comes, without what a list from before still names though its time is over. */
  readonly upcoming = computed(() =>
    (this.list()?.upcoming ?? []).filter(({ expiresAt }) => !(Date.parse(expiresAt) <= this.clock.halfMinute())),
  );
  readonly past = computed(() => this.list()?.past ?? []);
  /** The check-in that waits for an answer; one that was put off waits until then. */
  readonly next = computed(() => this.due().find((one) => !this.isPutOff(one)) ?? null);
  /** One that was put off, where nothing else waits. */
  readonly putOff = computed(() => (this.next() ? null : (this.due()[0] ?? null)));
  /** The latest one that was answered. */
  readonly last = computed(() => this.past().find(({ state }) => state === 'submitted') ?? null);
  /** Whether it has been a while: the latest ones passed without an answer. */
  readonly wasQuiet = computed(() => {
    const latest = this.past().slice(0, AFTER_SILENCE);
    return latest.length === AFTER_SILENCE && latest.every(({ state }) => state === 'missed');
  });

  constructor() {
    const live = inject(Live);
    effect(() => {
      const patientId = this.patientId();
      untracked(() => (patientId ? void this.begin() : this.list.set(null)));
    });
    const hints = live.hints.pipe(
      filter(({ kind, patientId }) => kind === 'check-in' && patientId === this.patientId()),
    );
    const finished = this.outbox.arrived.pipe(filter(({ change }) => change.kind !== 'answer'));
    merge(hints, live.catchUp, finished, this.outbox.refused)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.soon());
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
  }

  /** Asks for all of them; what is on the screen stays there meanwhile. */
  async load(): Promise<void> {
    const patientId = this.patientId();
    if (!patientId) return;
    try {
      const list = await firstValueFrom(this.http.get<CheckInList>(`/api/patients/${patientId}/check-ins`));
      if (patientId !== this.patientId()) return;
      this.list.set(list);
      this.trouble.set(null);
      await this.seen.keep(KEY, list);
      await this.outbox.tidy(list.due.map(({ id }) => id));
      for (const { id } of list.due) await this.prepare(patientId, id);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    }
  }

  /** Who will read a check-in, as far as it is known. */
  readersOf(checkInId: string): CheckInSheet['sharedWith'] {
    return this.readers()[checkInId] ?? [];
  }

  /** Puts a check-in that changed in its place at once. */
  replace(changed: CheckInView): void {
    const put = (one: CheckInView): CheckInView => (one.id === changed.id ? changed : one);
    this.list.update((list) => list && { ...list, due: list.due.map(put) });
  }

  private async begin(): Promise<void> {
    const kept = await this.seen.read<CheckInList>(KEY);
    if (kept && !this.list()) this.list.set(kept);
    await this.load();
  }

  /** Lays everything for the check-in that waits on the device, so that it can be answered where there is no network. */
  private async prepare(patientId: string, checkInId: string): Promise<void> {
    const ready = await this.seen.read<CheckInSheet>(readyKey(checkInId));
    if (ready) return this.name(ready);
    const sheet = await firstValueFrom(this.http.get<CheckInSheet>(checkInUrl(patientId, checkInId)));
    await this.seen.keep(readyKey(checkInId), sheet);
    this.name(sheet);
  }

  private name({ id, sharedWith }: CheckInSheet): void {
    this.readers.update((readers) => ({ ...readers, [id]: sharedWith }));
  }

  private isPutOff({ snoozedUntil }: CheckInView): boolean {
    return snoozedUntil !== null && Date.parse(snoozedUntil) > this.clock.halfMinute();
  }

  private soon(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), SETTLE_MS);
  }
}
