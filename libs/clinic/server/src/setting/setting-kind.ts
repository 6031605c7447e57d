import type { SettingReach } from '@holdfast/clinic/model';
import type { Tx } from '@holdfast/platform/server';
import type { z } from 'zod';

/** One kind of setting, as its feature tells the engine of versions about it. */
export interface SettingKind<Value extends object = object> {
  /** As it stands in addresses and in the table of versions. */
  readonly name: string;
  readonly who: SettingReach['who'];
  readonly schema: z.ZodType<Value>;
  /** Whether changing it asks for a fresh proof of who one is. */
  readonly isGuarded?: boolean;
  /** Whether its feature has a page, routes and rights of its own for it; then the clinic's settings name it nowhere. */
  readonly isElsewhere?: boolean;
  /** What is wrong with a value that is well formed, by codes; none where all is well. */
  faults(value: Value): readonly string[];
  /** What holds now, read from the tables that running code reads. */
  read(tx: Tx): Promise<Value>;
  /** What a value says, part by part, in texts or figures that the history shows; the value's own parts where it is left out. */
  lines?(value: Value): Readonly<Record<string, string | number>>;
  /** Makes it hold, in those same tables; refuses by a failure what does not fit this clinic. */
  apply(tx: Tx, value: Value, before: Value): Promise<void>;
  /** Runs after the change is committed: what was remembered of the old value is forgotten. */
  forget?(clinicId: string): void;
}
