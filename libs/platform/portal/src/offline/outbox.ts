import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import type { Id } from '@holdfast/platform/model';
import { Subject, firstValueFrom } from 'rxjs';
import { backoff } from '../live/backoff';
import { problemOf, statusOf } from '../problem/problem';
import { alone } from '../session/alone';
import { Session } from '../session/session';
import { OPEN_CHANNEL } from '../session/tab-channel';
import { Clock } from '../time/clock';
import { DeviceStore, type Parcel } from './device-store';

/** A parcel that arrived, with what the server answered to its last request. */
export interface Delivery {
  readonly parcel: Parcel;
  readonly answer: unknown;
}

type News = { readonly kind: 'changed' } | ({ readonly kind: 'delivered' } & Delivery);

/**
 * Changes on their way to the server. They are written down before anything is sent, go out in order within their
 * lane, by one tab at a time, and stay until the server has answered. Every request in it may be repeated safely.
 */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly http = inject(HttpClient);
  private readonly store = inject(DeviceStore);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly tabs = inject(OPEN_CHANNEL)('hf-outbox');
  private readonly held = signal<readonly Parcel[]>([]);
  // What is being written down just now: it is shown, and sent only once it stands.
  private readonly coming = new Map<Id, Parcel>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private tries = 0;

  /** What has not arrived yet, oldest first. */
  readonly parcels = this.held.asReadonly();
  /** Fires for every parcel that arrived, whichever tab sent it. */
  readonly delivered = new Subject<Delivery>();

  constructor() {
    this.tabs.onmessage = (event: MessageEvent<News>) => {
      if (event.data.kind === 'delivered') this.delivered.next(event.data);
      void this.look();
    };
    effect(() => {
      if (this.session.person()) untracked(() => void this.begin());
    });
    const ended = this.session.ended.subscribe((why) => {
      this.held.set([]);
      // Words that are still unsent outlive an expired session, but not a person who signs out.
      if (why === 'left') void this.store.keepOnly(null);
    });
    const back = (): void => void this.flush();
    addEventListener('online', back);
    inject(DestroyRef).onDestroy(() => {
      ended.unsubscribe();
      removeEventListener('online', back);
      this.tabs.close();
      if (this.timer) clearTimeout(this.timer);
    });
  }

  /** Writes a change down and starts to send it. */
  async put(id: Id, lane: string, requests: Parcel['requests']): Promise<void> {
    const ownerId = this.session.person()?.accountId;
    if (!ownerId) return;
    const parcel: Parcel = { id, lane, ownerId, requests, queuedAt: this.clock.device(), state: 'waiting', code: null };
    this.coming.set(id, parcel);
    this.held.update((held) => [...held, parcel]);
    await (await this.store.open()).put('parcel', parcel);
    this.coming.delete(id);
    this.tell({ kind: 'changed' });
    void this.flush();
  }

  /** Tries a failed parcel again, with the same identifier, so that it cannot arrive twice. */
  async retry(id: Id): Promise<void> {
    await this.mark(id, { state: 'waiting', code: null });
    await this.flush();
  }

  /** Says it differently and tries again, in the same place of its lane; only for a parcel that was refused. */
  async rewrite(id: Id, requests: Parcel['requests']): Promise<void> {
    await this.mark(id, { state: 'waiting', code: null, requests });
    await this.flush();
  }

  /** Gives a parcel up for good. */
  async remove(id: Id): Promise<void> {
    await (await this.store.open()).delete('parcel', id);
    await this.look();
    this.tell({ kind: 'changed' });
    void this.flush();
  }

  /** Sends what is waiting; a tab that is already sending makes this one wait its turn. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await alone('hf-outbox', () => this.sendAll());
  }

  private async begin(): Promise<void> {
    await this.store.keepOnly(this.session.person()?.accountId ?? null);
    await this.look();
    await this.flush();
  }

  private async sendAll(): Promise<void> {
    const stopped = new Set<string>();
    for (let next = await this.next(stopped); next; next = await this.next(stopped)) {
      if (!(await this.send(next))) stopped.add(next.lane);
    }
  }

  private async next(stopped: ReadonlySet<string>): Promise<Parcel | undefined> {
    const lanes = new Set(stopped);
    return (await this.look()).find(({ lane, state }) => {
      if (lanes.has(lane)) return false;
      lanes.add(lane);
      return state === 'waiting';
    });
  }

  private async send(parcel: Parcel): Promise<boolean> {
    try {
      let answer: unknown = null;
      for (const { url, body } of parcel.requests) answer = await firstValueFrom(this.http.put(url, body));
      this.tries = 0;
      this.delivered.next({ parcel, answer });
      await (await this.store.open()).delete('parcel', parcel.id);
      await this.look();
      this.tell({ kind: 'delivered', parcel, answer });
      return true;
    } catch (failure) {
      return this.refused(parcel, failure);
    }
  }

  /** Without an answer the parcel waits for the network; with one, the person decides. */
  private async refused(parcel: Parcel, failure: unknown): Promise<false> {
    const status = statusOf(failure);
    const { code, facts } = problemOf(failure);
    // What was written before the portal locked goes on its way once it is open again.
    if (status === 0 || code === 'session.locked') this.later();
    else if (status !== 401) {
      await this.mark(parcel.id, { state: 'failed', code, facts });
    }
    return false;
  }

  private later(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => void this.flush(), 1000 + backoff(this.tries++));
  }

  private async mark(id: Id, part: Pick<Parcel, 'state' | 'code'> & Partial<Parcel>): Promise<void> {
    const shelves = await this.store.open();
    const parcel = await shelves.get('parcel', id);
    if (parcel) await shelves.put('parcel', { ...parcel, ...part });
    await this.look();
    this.tell({ kind: 'changed' });
  }

  private async look(): Promise<readonly Parcel[]> {
    const ownerId = this.session.person()?.accountId;
    const all = await (await this.store.open()).getAll('parcel');
    const own = all.filter((parcel) => parcel.ownerId === ownerId).sort(byAge);
    const there = new Set(own.map(({ id }) => id));
    this.held.set([...own, ...[...this.coming.values()].filter(({ id }) => !there.has(id))].sort(byAge));
    return own;
  }

  private tell(news: News): void {
    this.tabs.postMessage(news);
  }
}

function byAge(one: Parcel, other: Parcel): number {
  return one.queuedAt - other.queuedAt || one.id.localeCompare(other.id);
}
