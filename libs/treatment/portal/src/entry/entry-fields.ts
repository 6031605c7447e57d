import { EFFECTS, EFFECT_GRADES, type EntryBody, type EntryKind, ROUTES } from '@holdfast/treatment/model';

/** One field of a form for an entry. */
export interface EntryField {
  readonly name: string;
  readonly type: 'number' | 'line' | 'text' | 'choice' | 'check';
  readonly choices?: readonly string[];
  readonly isOptional?: boolean;
  /** Shown only once a reason is asked for. */
  readonly isReason?: boolean;
  readonly unit?: string;
  readonly most?: number;
}

/** What stands in the fields of a form, by name. */
export type EntryValues = Readonly<Record<string, string | boolean>>;

const number = (name: string, unit: string, isOptional = false): EntryField => ({
  name,
  type: 'number',
  unit,
  isOptional,
});
const line = (name: string, most: number): EntryField => ({ name, type: 'line', most });
const REASON: EntryField = { name: 'reason', type: 'line', most: 500, isOptional: true, isReason: true };
const WHY: EntryField = { name: 'reason', type: 'line', most: 500 };

/** The kinds that are written with a form. */
export type FormKind = Exclude<EntryKind, 'criterion' | 'effect-over' | 'discharge' | 'resume'>;

/** The fields of each form, in the order in which they are asked. */
export const ENTRY_FIELDS: { readonly [Kind in FormKind]: readonly EntryField[] } = {
  weight: [number('weightKg', 'kg')],
  dose: [
    { name: 'route', type: 'choice', choices: ROUTES },
    number('doseMg', 'mg'),
    number('rateMgPerHour', 'mgPerHour', true),
    REASON,
  ],
  vitals: [
    number('systolicMmHg', 'mmHg', true),
    number('diastolicMmHg', 'mmHg', true),
    number('pulsePerMinute', 'perMinute', true),
    number('oxygenPercent', 'percent', true),
    number('breathsPerMinute', 'perMinute', true),
    REASON,
  ],
  start: [REASON],
  rate: [number('rateMgPerHour', 'mgPerHour'), WHY],
  pause: [WHY],
  finish: [number('givenMg', 'mg'), REASON],
  effect: [
    { name: 'effect', type: 'choice', choices: EFFECTS },
    { name: 'grade', type: 'choice', choices: EFFECT_GRADES },
    { name: 'isSerious', type: 'check' },
    { name: 'words', type: 'line', most: 500, isOptional: true },
  ],
  medicine: [line('name', 120), line('amount', 60), { ...REASON, isReason: false }],
  note: [{ name: 'text', type: 'text', most: 2000 }],
  escort: [line('name', 120), line('relation', 60)],
  cancel: [WHY],
  strike: [WHY],
  sign: [line('name', 120)],
  amendment: [{ name: 'text', type: 'text', most: 2000 }],
};

/** What a form's values say, as the server wants it; empty fields are null. */
export function bodyFrom(kind: FormKind, values: EntryValues, fixed: object = {}): unknown {
  const said = Object.fromEntries(ENTRY_FIELDS[kind].map((field) => [field.name, valueOf(field, values[field.name])]));
  if (kind !== 'vitals') return { kind, ...said, ...fixed };
  const { reason, ...vitals } = said;
  return { kind, vitals, reason };
}

/** The values that stand in a form for an entry, to say it differently. */
export function valuesFrom(body: EntryBody): EntryValues {
  const said: object = body.kind === 'vitals' ? { ...body.vitals, reason: body.reason } : body;
  const pairs = Object.entries(said).map(([name, value]) => [
    name,
    typeof value === 'boolean' ? value : String(value ?? ''),
  ]);
  return Object.fromEntries(pairs) as EntryValues;
}

function valueOf({ type }: EntryField, value: string | boolean | undefined): unknown {
  if (type === 'check') return value === true;
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return null;
  return type === 'number' ? Number(text.replace(',', '.')) : text;
}
