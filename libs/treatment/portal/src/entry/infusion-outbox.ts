import { DestroyRef, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { Outbox, type Parcel } from '@holdfast/platform/portal';
import type { Entry, EntryView, WriteEntry } from '@holdfast/treatment/model';
import { filter, map } from 'rxjs';

const LANE = 'infusion.';
const AGAIN_MS = 10_000;

/** An entry that the server has not taken yet. */
export interface WaitingEntry extends Entry {
  readonly infusionId: string;
  /** Why the server refused it, by code, and what it said of it; null while it is on its way. */
  readonly refused: { readonly code: string; readonly facts: NonNullable<Parcel['facts']> } | null;
  readonly parcel: Parcel;
}

/** Where an infusion lives at the server. */
export function infusionUrl(patientId: string, infusionId: string): string {
  return `/api/patients/${patientId}/infusions/${infusionId}`;
}

// What another try as it is cannot change; a person must. Everything else is tried again by itself.
const LASTING = new Set([
  'infusion.entry-refused',
  'infusion.reason-needed',
  'infusion.entry-changed',
  'infusion.overlapping',
  'input.invalid',
  'missing',
  'forbidden',
]);

/** Entries of infusions on their way to the server, whether or not their page is open: in order, each once. */
@Injectable({ providedIn: 'root' })
export class InfusionOutbox {
  private readonly outbox = inject(Outbox);
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** What has not arrived, in the order in which it was written. */
  readonly waiting = computed(() =>
    this.outbox
      .parcels()
      .filter(({ lane }) => lane.startsWith(LANE))
      .map(waitingFrom),
  );
  /** Fires for every entry that arrived. */
  readonly arrived = this.outbox.delivered.pipe(
    filter(({ parcel }) => parcel.lane.startsWith(LANE)),
    map(({ parcel, answer }) => ({ infusionId: parcel.lane.slice(LANE.length), entry: answer as EntryView })),
  );

  constructor() {
    effect(() => {
      const stuck = this.waiting().some(({ parcel, refused }) => parcel.state === 'failed' && !refused);
      if (stuck) untracked(() => this.later());
    });
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
  }

  /** Queues an entry behind everything else of its infusion. */
  put(patientId: string, infusionId: string, { id, at, body }: Entry): Promise<void> {
    return this.outbox.put(id, `${LANE}${infusionId}`, [
      requestOf(`${infusionUrl(patientId, infusionId)}/entries/${id}`, at, body),
    ]);
  }

  /** Says a refused entry differently, in its place. */
  rewrite({ id, at, parcel }: WaitingEntry, body: Entry['body']): Promise<void> {
    return this.outbox.rewrite(id, [requestOf(parcel.requests[0]?.url ?? '', at, body)]);
  }

  /** Gives a refused entry up. */
  remove(id: string): Promise<void> {
    return this.outbox.remove(id);
  }

  private later(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const stuck = this.waiting().filter(({ parcel, refused }) => parcel.state === 'failed' && !refused);
      for (const { id } of stuck) void this.outbox.retry(id);
    }, AGAIN_MS);
  }
}

function requestOf(url: string, at: number, body: Entry['body']): Parcel['requests'][number] {
  return { url, body: { at: new Date(at).toISOString(), body } satisfies WriteEntry };
}

function waitingFrom(parcel: Parcel): WaitingEntry {
  const { at, body } = parcel.requests[0]?.body as WriteEntry;
  const code = parcel.state === 'failed' && parcel.code !== null && LASTING.has(parcel.code) ? parcel.code : null;
  const refused = code === null ? null : { code, facts: parcel.facts ?? {} };
  return { id: parcel.id, at: Date.parse(at), body, infusionId: parcel.lane.slice(LANE.length), refused, parcel };
}
