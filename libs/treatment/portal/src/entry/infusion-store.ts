import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { PatientView } from '@holdfast/clinic/model';
import { Clock, KnownPerson, LastSeen, Live, type Problem, isPassing, problemOf } from '@holdfast/platform/portal';
import {
  DEFAULT_VITALS_THRESHOLDS,
  type Entry,
  type EntryBody,
  type EntryRefusal,
  type EntryView,
  type InfusionSheet,
  entriesOf,
  recordOf,
  refusalOf,
} from '@holdfast/treatment/model';
import { debounceTime, filter, firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { InfusionOutbox, type WaitingEntry, infusionUrl } from './infusion-outbox';

const SETTLE_MS = 250;
const BEAT_MS = 1000;

/** Whose infusion it is, as far as nobody may be mistaken for somebody else. */
export interface Whose {
  readonly name: string;
  readonly dateOfBirth: string;
}

/** What this device holds of an infusion. */
interface Held {
  readonly sheet: InfusionSheet;
  readonly whose: Whose | null;
}

/** Why an entry cannot be taken as it is. */
export interface Refused {
  readonly refusal: EntryRefusal;
  readonly criteria: readonly string[];
}

/** One infusion on a tablet: what the server keeps and what waits here, told as one record, with or without a network. */
@Injectable()
export class InfusionStore {
  private readonly http = inject(HttpClient);
  private readonly outbox = inject(InfusionOutbox);
  private readonly seen = inject(LastSeen);
  private readonly known = inject(KnownPerson);
  private readonly clock = inject(Clock);
  private readonly kept = signal<InfusionSheet | null>(null);
  private readonly trouble = signal<Problem | null>(null);
  private readonly beat = signal(this.clock.now());
  private readonly person = signal<Whose | null>(null);
  private readonly typed = signal<ReadonlySet<object>>(new Set());
  private readonly which = signal({ patientId: '', infusionId: '' });

  readonly sheet = this.kept.asReadonly();
  readonly problem = this.trouble.asReadonly();
  /** Whose it is; null until it is known. */
  readonly whose = this.person.asReadonly();
  /** The time to the second, for the running clock. */
  readonly now = this.beat.asReadonly();
  /** Whether something stands in a form that was not taken yet. */
  readonly isTyped = computed(() => this.typed().size > 0);
  /** What has not arrived, in order. */
  readonly waiting = computed(() =>
    this.outbox.waiting().filter(({ infusionId }) => infusionId === this.which().infusionId),
  );
  /** The entry that the server refused; what stands behind it waits until a person has dealt with it. */
  readonly refused = computed(() => this.waiting().find(({ refused }) => refused) ?? null);
  readonly thresholds = computed(() => this.kept()?.thresholds ?? DEFAULT_VITALS_THRESHOLDS);
  readonly entries = computed(() =>
    entriesOf(
      this.kept()?.entries ?? [],
      this.waiting().filter(({ refused }) => !refused),
    ),
  );
  readonly record = computed(() => recordOf(this.entries(), this.thresholds()));

  constructor() {
    const timer = setInterval(() => this.beat.set(this.clock.now()), BEAT_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    this.outbox.arrived.pipe(takeUntilDestroyed()).subscribe(({ infusionId, entry }) => {
      if (infusionId === this.which().infusionId) this.take(entry);
    });
    const mine = filter(({ kind, patientId }: { kind: string; patientId: string | null }) => {
      return kind === 'infusion' && patientId === this.which().patientId;
    });
    const live = inject(Live);
    live.hints.pipe(mine, debounceTime(SETTLE_MS), takeUntilDestroyed()).subscribe(() => void this.load());
    live.catchUp.pipe(takeUntilDestroyed()).subscribe(() => void this.load());
  }

  /** Opens an infusion: as this device holds it at once, then as the server knows it. */
  async begin(patientId: string, infusionId: string): Promise<void> {
    this.which.set({ patientId, infusionId });
    this.kept.set(null);
    this.trouble.set(null);
    this.person.set(null);
    await this.load();
  }

  /** Asks the server again; without an answer what this device holds stays. */
  async load(): Promise<void> {
    const { patientId, infusionId } = this.which();
    try {
      const [sheet, whose] = await Promise.all([
        firstValueFrom(this.http.get<InfusionSheet>(infusionUrl(patientId, infusionId))),
        this.person() ?? firstValueFrom(this.http.get<PatientView>(`/api/patients/${patientId}`)),
      ]);
      this.person.set({ name: whose.name, dateOfBirth: whose.dateOfBirth });
      this.set(sheet);
      this.trouble.set(null);
    } catch (failure) {
      const problem = problemOf(failure);
      const held = this.kept() ? null : await this.seen.read<Held>(keyOf(infusionId));
      if (held && isPassing(problem.status)) {
        this.kept.set(held.sheet);
        this.person.set(held.whose);
      } else if (!this.kept() || !isPassing(problem.status)) this.trouble.set(problem);
    }
  }

  /** Which infusion is open. */
  infusionId(): string {
    return this.which().infusionId;
  }

  /** Why this could not be written down as of then; null where it could. What a person dates ahead never can. */
  refusalOf(body: EntryBody, at = this.clock.now()): Refused | null {
    const now = this.clock.now();
    if (at > now) return { refusal: 'time-ahead', criteria: [] };
    const setting = { thresholds: this.thresholds(), gates: this.kept()?.gates ?? [], now };
    const found = refusalOf(this.record(), this.entries(), { at, body }, setting);
    const criteria = (found?.facts['criteria'] ?? []) as readonly string[];
    return found && { refusal: found.refusal, criteria };
  }

  /**
   * Writes an entry down on this device and sends it.
   *
   * @param at when it happened, milliseconds since 1970; now unless it is dated back
   * @returns why not, where it cannot be taken as it is
   */
  write(body: EntryBody, at = this.clock.now()): Refused | null {
    const refused = this.refusalOf(body, at);
    if (refused) return refused;
    const { patientId, infusionId } = this.which();
    void this.outbox.put(patientId, infusionId, { id: v7(), at, body });
    void this.known.vouch();
    return null;
  }

  /** Notes whether a form holds something that was not taken yet. */
  hold(form: object, isTyped: boolean): void {
    if (this.typed().has(form) === isTyped) return;
    this.typed.update((all) => new Set(isTyped ? [...all, form] : [...all].filter((one) => one !== form)));
  }

  /** Says a refused entry differently and tries again. */
  rewrite(entry: WaitingEntry, body: EntryBody): void {
    void this.outbox.rewrite(entry, body);
  }

  /** Gives a refused entry up. */
  remove({ id }: Entry): void {
    void this.outbox.remove(id);
  }

  private take(entry: EntryView): void {
    const sheet = this.kept();
    if (!sheet || sheet.entries.some(({ id }) => id === entry.id)) return;
    this.set({ ...sheet, entries: [...sheet.entries, entry].sort((one, other) => one.seq - other.seq) });
  }

  private set(sheet: InfusionSheet): void {
    // An answer that was under way while an entry arrived must not take it off the screen again.
    const before = this.kept();
    const newer = before?.id === sheet.id && before.entries.length > sheet.entries.length;
    const next = newer ? { ...sheet, entries: before.entries } : sheet;
    this.kept.set(next);
    const held: Held = { sheet: next, whose: this.person() };
    void this.seen.keep(keyOf(sheet.id), next.state === 'signed' ? null : held);
  }
}

function keyOf(infusionId: string): string {
  return `infusion.${infusionId}`;
}
