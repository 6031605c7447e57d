import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, TimeWords } from '@holdfast/platform/portal';
import type { EntryBody } from '@holdfast/treatment/model';
import { EntryForm } from './entry-form';
import { type FormKind, ENTRY_FIELDS, valuesFrom } from './entry-fields';
import { EntryWords } from './entry-words';
import { InfusionStore } from './infusion-store';

const STRIKABLE: readonly string[] = ['vitals', 'effect', 'medicine', 'note', 'escort'];

/** Everything written down, newest first. What was struck stays, with why; what waits or was refused says so. */
@Component({
  selector: 'hf-timeline',
  imports: [TranslocoDirective, Button, EntryForm, Icon],
  templateUrl: './timeline.html',
  styleUrl: './timeline.css',
})
export class Timeline {
  readonly mayWrite = input(false);
  protected readonly store = inject(InfusionStore);
  protected readonly words = inject(EntryWords);
  protected readonly time = inject(TimeWords);
  protected readonly striking = signal<string | null>(null);
  protected readonly isRemoving = signal(false);
  protected readonly lines = computed(() => {
    const waiting = this.store.waiting();
    const kept = new Set(this.store.sheet()?.entries.map(({ id }) => id));
    const all = [
      ...(this.store.sheet()?.entries ?? []).map((one) => ({ ...one, at: Date.parse(one.at), waits: null })),
      ...waiting
        .filter(({ id }) => !kept.has(id))
        .map((one) => ({ ...one, seq: null, by: null, recordedAt: null, waits: one })),
    ];
    const strikes = new Map(all.flatMap(({ body }) => (body?.kind === 'strike' ? [[body.entryId, body.reason]] : [])));
    return all
      .map((one) => ({ ...one, struck: strikes.get(one.id) ?? null }))
      .sort((one, other) => one.at - other.at)
      .reverse();
  });

  protected mayStrike(body: EntryBody | null): boolean {
    const { state } = this.store.record();
    if (!body || !this.mayWrite() || state === 'signed' || state === 'cancelled') return false;
    return STRIKABLE.includes(body.kind) || (state === 'planned' && (body.kind === 'weight' || body.kind === 'dose'));
  }

  /** The form in which a refused entry is said differently; null where there is nothing to say differently. */
  protected formOf({ kind }: EntryBody): FormKind | null {
    return kind in ENTRY_FIELDS ? (kind as FormKind) : null;
  }

  protected readonly valuesFrom = valuesFrom;

  /** What a form keeps of a refused entry besides its fields. */
  protected fixedOf(body: EntryBody): object {
    return body.kind === 'strike' ? { entryId: body.entryId } : {};
  }

  protected readonly again = (body: EntryBody): null => {
    const refused = this.store.refused();
    if (refused) this.store.rewrite(refused, body);
    return null;
  };
}
