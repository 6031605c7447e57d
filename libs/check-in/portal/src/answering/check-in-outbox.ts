import { DestroyRef, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { LastSeen, Outbox, type Parcel, Session } from '@holdfast/platform/portal';
import { Subject, filter, map } from 'rxjs';
import { type Arrival, type Change, type Refusal, fateOf, placeOf } from './change';
import type { Clash, HeldSheet } from './held-sheet';

const LANE = 'check-in.';
const AGAIN_MS = 10_000;

/** Where a check-in lives at the server. */
export function checkInUrl(patientId: string, checkInId: string): string {
  return `/api/patients/${patientId}/check-ins/${checkInId}`;
}

/** The key under which a check-in is kept on this device. */
export function heldKey(checkInId: string): string {
  return `${LANE}${checkInId}`;
}

/** The key under which a check-in that nobody has begun lies ready on this device. */
export function readyKey(checkInId: string): string {
  return `${LANE}ready.${checkInId}`;
}

/**
 * Answers on their way from a person who is signed in, whether or not their page is open. A refused one is taken out of
 * the line at once: what stands behind it may say danger and must not wait for anybody's choice.
 */
@Injectable({ providedIn: 'root' })
export class CheckInOutbox {
  private readonly outbox = inject(Outbox);
  private readonly seen = inject(LastSeen);
  private readonly session = inject(Session);
  private readonly settling = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** Everything of every check-in that has not arrived, oldest first. */
  readonly pending = computed(() =>
    this.outbox
      .parcels()
      .filter(({ lane }) => lane.startsWith(LANE))
      .map((parcel) => ({ parcel, checkInId: checkInOf(parcel), change: changeOf(parcel) })),
  );
  readonly arrived = this.outbox.delivered.pipe(
    filter(({ parcel }) => parcel.lane.startsWith(LANE)),
    map(({ parcel, answer }): Arrival => ({ checkInId: checkInOf(parcel), change: changeOf(parcel), answer })),
  );
  readonly refused = new Subject<Refusal>();

  constructor() {
    effect(() => {
      const failed = this.pending().filter(({ parcel }) => parcel.state === 'failed');
      untracked(() => failed.forEach(({ parcel }) => void this.settle(parcel)));
    });
    // What is with the clinic for good needs no copy here.
    const finished = this.arrived.pipe(filter(({ change }) => change.kind !== 'answer'));
    finished.pipe(takeUntilDestroyed()).subscribe(({ checkInId }) => void this.forget(checkInId));
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
  }

  /** Queues a change behind everything else of its check-in. */
  put(checkInId: string, change: Change): Promise<void> {
    const patientId = this.session.person()?.patientId ?? '';
    const url = `${checkInUrl(patientId, checkInId)}/${placeOf(change)}`;
    return this.outbox.put(change.id, heldKey(checkInId), [{ url, body: change.body }]);
  }

  /** Forgets what lies here of check-ins that take no more answers, except where something is still on its way. */
  tidy(due: readonly string[]): Promise<void> {
    const ids = [...due, ...this.pending().map(({ checkInId }) => checkInId)];
    return this.seen.keepOnly(LANE, new Set(ids.flatMap((id) => [heldKey(id), readyKey(id)])));
  }

  private async settle(parcel: Parcel): Promise<void> {
    if (this.settling.has(parcel.id)) return;
    const fate = fateOf(parcel.code);
    if (fate === 'again') return this.later();
    this.settling.add(parcel.id);
    const [checkInId, change] = [checkInOf(parcel), changeOf(parcel)];
    if (fate === 'choose' && change.kind === 'answer') {
      const { linkId, body } = change;
      await this.recall(checkInId);
      await this.remember(checkInId, { linkId, version: body.version, value: body.value });
    }
    await this.outbox.remove(parcel.id);
    this.settling.delete(parcel.id);
    this.refused.next({ checkInId, change, code: parcel.code ?? '' });
  }

  /** A check-in with an answer in doubt is not finished: its submission comes back until the person has chosen. */
  private async recall(checkInId: string): Promise<void> {
    const finishing = this.pending().filter((one) => one.checkInId === checkInId && one.change.kind === 'submission');
    for (const { parcel } of finishing) await this.outbox.remove(parcel.id);
  }

  private async remember(checkInId: string, clash: Clash): Promise<void> {
    const held = await this.seen.read<HeldSheet>(heldKey(checkInId));
    if (!held) return;
    const others = held.clashes.filter(({ linkId }) => linkId !== clash.linkId);
    await this.seen.keep(heldKey(checkInId), { ...held, clashes: [...others, clash] });
  }

  private async forget(checkInId: string): Promise<void> {
    await this.seen.keep(heldKey(checkInId), null);
    await this.seen.keep(readyKey(checkInId), null);
  }

  private later(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const failed = this.pending().filter(({ parcel }) => parcel.state === 'failed');
      for (const { parcel } of failed) void this.outbox.retry(parcel.id);
    }, AGAIN_MS);
  }
}

function checkInOf({ lane }: Parcel): string {
  return lane.slice(LANE.length);
}

function changeOf({ id, requests }: Parcel): Change {
  const { url = '', body } = requests[0] ?? {};
  const parts = url.split('/');
  const last = parts.at(-1) ?? '';
  if (last === 'submission' || last === 'skip') return { id, kind: last, body } as Change;
  return { id, kind: 'answer', linkId: last, body } as Change;
}
