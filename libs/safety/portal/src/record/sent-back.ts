import type { AlertDetail, Disposition } from '@holdfast/safety/model';
import { BLANK_RECORD, RECORD_FIELDS } from './record-choices';

/** A record that a second person did not sign, with what they said about it. */
export interface SentBack {
  readonly record: Disposition;
  readonly reason: string;
  readonly by: string;
}

const OF_RECORDS = ['disposition', 'second-agreed', 'second-refused', 'closed'];

/** The record that came back and was not written again since; null for none. */
export function sentBackOf({ steps, dispositions }: Pick<AlertDetail, 'steps' | 'dispositions'>): SentBack | null {
  const last = steps.findLast(({ kind }) => OF_RECORDS.includes(kind));
  const written = dispositions.at(-1);
  if (last?.kind !== 'second-refused' || !written) return null;
  const fields = RECORD_FIELDS.map(({ field }) => [field, written[field]]);
  const record: Disposition = { ...BLANK_RECORD, ...(Object.fromEntries(fields) as Disposition) };
  return { record, reason: last.note ?? '', by: last.by ?? '' };
}
