import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field } from '@holdfast/platform/portal';
import {
  DATED_BACK,
  EntryBody,
  asksReason,
  isUnusualDose,
  judgeVitals,
  perKg,
  phaseAt,
} from '@holdfast/treatment/model';
import { EARLIER, EntryDrafts } from './entry-drafts';
import { ENTRY_FIELDS, type EntryField, type EntryValues, type FormKind, bodyFrom } from './entry-fields';
import { clockTime, happenedAt } from './happened-at';
import { InfusionStore, type Refused } from './infusion-store';

/**
 * Writes one thing down: its fields, what is wrong with them, and a reason asked for in place where something is unusual.
 * What was typed stays until it is taken.
 */
@Component({
  selector: 'hf-entry-form',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './entry-form.html',
  styleUrl: './entry-form.css',
})
export class EntryForm {
  readonly kind = input.required<FormKind>();
  /** What stands in the fields at first. */
  readonly values = input<EntryValues>({});
  /** What the entry says besides its fields. */
  readonly fixed = input<object>({});
  /** Shows the reason from the start, because it was asked for before. */
  readonly asksWhy = input(false);
  readonly isMain = input(false);
  /** Takes the entry elsewhere than to the end of the queue. */
  readonly take = input<((body: EntryBody) => Refused | null) | null>(null);
  readonly done = output();
  protected readonly store = inject(InfusionStore);
  private readonly drafts = inject(EntryDrafts);
  // What was typed lies over what stood there at first, so that news from elsewhere takes no typed word away.
  private readonly typed = signal<EntryValues>({});
  protected readonly said = computed<EntryValues>(() => ({ ...this.values(), ...this.typed() }));
  protected readonly wrong = signal<ReadonlySet<string>>(new Set());
  protected readonly refused = signal<Refused | null>(null);
  protected readonly isReasonAsked = linkedSignal(() => this.asksWhy());
  protected readonly fields = computed(() =>
    ENTRY_FIELDS[this.kind()].filter(({ isReason }) => !isReason || this.isReasonAsked()),
  );
  private readonly body = computed(() => EntryBody.safeParse(bodyFrom(this.kind(), this.said(), this.fixed())));
  /** Milligrams for each kilogram, as they are typed. */
  protected readonly perKg = computed(() => {
    const { weightKg, route } = this.store.record();
    const amount = Number(String(this.said()['doseMg'] ?? this.said()['givenMg'] ?? '').replace(',', '.'));
    if (weightKg === null || !(amount > 0)) return null;
    const chosen = this.body().data;
    const by = chosen?.kind === 'dose' ? chosen.route : route;
    return { amount: perKg(amount, weightKg), isUnusual: by !== null && isUnusualDose(amount, weightKg, by) };
  });
  /** What the vitals as they are typed ask for. */
  protected readonly verdict = computed(() => {
    const body = this.body().data;
    if (body?.kind !== 'vitals') return null;
    const record = this.store.record();
    const at = this.at();
    const before = record.vitals.findLast((one) => one.at <= at)?.vitals ?? null;
    return judgeVitals(phaseAt(record, at), body.vitals, before, this.store.thresholds());
  });
  /** Whether it may be dated back: what was seen or done while the infusion runs. */
  protected readonly mayDateBack = computed(
    () => this.take() === null && this.store.record().startedAt !== null && DATED_BACK.includes(this.kind()),
  );
  /** Hours and minutes where it happened earlier; null for now. */
  protected readonly earlier = signal<string | null>(null);
  /** When it happened, milliseconds since 1970. */
  private readonly at = computed(() => {
    const [earlier, now] = [this.earlier(), this.store.now()];
    return (earlier !== null && happenedAt(earlier, now, this.store.record().startedAt)) || now;
  });
  // A form that says an entry differently, or is about one entry, is opened by what it is about.
  private readonly isKept = computed(() => this.take() === null && Object.keys(this.fixed()).length === 0);

  constructor() {
    effect(() => {
      const [typed, stood] = [Object.entries(this.typed()), this.values()];
      const isTyped = typed.some(([name, value]) => value !== (stood[name] ?? (value === false ? false : '')));
      untracked(() => this.store.hold(this, isTyped));
    });
    inject(DestroyRef).onDestroy(() => this.store.hold(this, false));
    effect(() => {
      const [infusionId, kind] = [this.store.infusionId(), this.kind()];
      if (infusionId && this.isKept()) untracked(() => void this.restore(infusionId, kind));
    });
  }

  private async restore(infusionId: string, kind: FormKind): Promise<void> {
    const kept = await this.drafts.read(infusionId, kind);
    // What was typed meanwhile is newer.
    if (kept && Object.keys(this.typed()).length === 0) {
      const { [EARLIER]: earlier, ...typed } = kept;
      this.typed.set(typed);
      if (typeof earlier === 'string') this.earlier.set(earlier);
      if (String(kept['reason'] ?? '') !== '') this.isReasonAsked.set(true);
    }
  }

  private keep(): void {
    if (!this.isKept()) return;
    const earlier = this.earlier();
    const when: EntryValues = earlier === null ? {} : { [EARLIER]: earlier };
    this.drafts.keep(this.store.infusionId(), this.kind(), { ...this.typed(), ...when });
  }

  protected dateBack(): void {
    this.earlier.update((earlier) => (earlier === null ? clockTime(this.store.now()) : null));
    this.refused.set(null);
    this.keep();
  }

  protected happened(at: string): void {
    this.earlier.set(at);
    this.keep();
  }

  protected idOf({ name }: EntryField): string {
    return `hf-${this.kind()}-${name}`;
  }

  protected textOf({ name }: EntryField): string {
    return String(this.said()[name] ?? '');
  }

  protected set({ name }: EntryField, value: string | boolean): void {
    this.typed.update((all) => ({ ...all, [name]: value }));
    this.wrong.update((all) => new Set([...all].filter((one) => one !== name)));
    this.refused.set(null);
    this.keep();
  }

  protected write(event: Event): void {
    event.preventDefault();
    const body = this.body();
    this.wrong.set(new Set(body.error?.issues.map(({ path }) => String(path.at(-1) ?? '')) ?? []));
    if (!body.success) return focusWrong(event.target as HTMLElement);
    const refused = this.send(body.data);
    this.refused.set(refused);
    if (refused) {
      if (asksReason(refused.refusal)) this.isReasonAsked.set(true);
      return focusWrong(event.target as HTMLElement);
    }
    this.typed.set({});
    this.earlier.set(null);
    this.keep();
    this.isReasonAsked.set(this.asksWhy());
    this.done.emit();
  }

  private send(body: EntryBody): Refused | null {
    const take = this.take();
    if (take) return take(body);
    return this.earlier() === null ? this.store.write(body) : this.store.write(body, this.at());
  }

  protected readonly asksReason = asksReason;
}

function focusWrong(form: HTMLElement): void {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
