import { Injectable, inject } from '@angular/core';
import { Drafts } from '@holdfast/platform/portal';
import { ENTRY_FIELDS, type EntryValues, type FormKind } from './entry-fields';

const PAUSE_MS = 300;

/** Where a draft keeps the time of what happened earlier, beside the form's own fields. */
export const EARLIER = 'earlier';

/** Keeps half-typed forms of an infusion on this device, one of each kind, so that a reload takes no word. */
@Injectable()
export class EntryDrafts {
  private readonly drafts = inject(Drafts);
  private timers: Partial<Record<string, ReturnType<typeof setTimeout>>> = {};

  /** What was typed into a form and not taken yet; null for nothing. */
  async read(infusionId: string, kind: FormKind): Promise<EntryValues | null> {
    const draft = await this.drafts.read(keyOf(infusionId, kind));
    return draft ? valuesOf(draft.body) : null;
  }

  /** Keeps what is typed a moment later; nothing forgets it at once. */
  keep(infusionId: string, kind: FormKind, typed: EntryValues): void {
    const key = keyOf(infusionId, kind);
    clearTimeout(this.timers[key]);
    const isBlank = Object.values(typed).every((value) => value === '' || value === false);
    if (isBlank) void this.drafts.keep(key, '');
    else this.timers[key] = setTimeout(() => void this.drafts.keep(key, JSON.stringify(typed)), PAUSE_MS);
  }

  /** Which of these forms holds something that was not taken yet. */
  async first(infusionId: string, kinds: readonly FormKind[]): Promise<FormKind | null> {
    for (const kind of kinds) if (await this.read(infusionId, kind)) return kind;
    return null;
  }
}

function keyOf(infusionId: string, kind: FormKind): string {
  return `infusion.${infusionId}.${kind}`;
}

// Only what a field of today's form is for: a draft of an older portal must not break it.
function valuesOf(body: string): EntryValues | null {
  try {
    const known = new Set(Object.values(ENTRY_FIELDS).flatMap((fields) => fields.map(({ name }) => name)));
    known.add(EARLIER);
    const said = Object.entries(JSON.parse(body) as object).filter(
      ([name, value]) => known.has(name) && (typeof value === 'string' || typeof value === 'boolean'),
    );
    return said.length > 0 ? Object.fromEntries(said) : null;
  } catch {
    return null;
  }
}
