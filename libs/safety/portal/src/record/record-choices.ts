import {
  CONTACT_METHODS,
  type Concern,
  DISPOSITION_PLANS,
  type Disposition,
  type DispositionField,
  MEANS_ASKED,
  SAFE_NOW,
  SCREEN_LEVELS,
} from '@holdfast/safety/model';

/** What one can choose in a field of the record, and where the words for it are. */
export interface RecordChoice {
  readonly field: DispositionField;
  readonly words: string;
  readonly values: readonly string[];
}

/** The fields of the record in which one chooses. */
export const RECORD_CHOICES = {
  method: { field: 'method', words: 'alerts.record.methods', values: CONTACT_METHODS },
  safeNow: { field: 'safeNow', words: 'alerts.record.safe', values: SAFE_NOW },
  screenLevel: { field: 'screenLevel', words: 'alerts.record.screens', values: SCREEN_LEVELS },
  meansAsked: { field: 'meansAsked', words: 'alerts.record.means', values: MEANS_ASKED },
  plan: { field: 'plan', words: 'alerts.record.plans', values: DISPOSITION_PLANS },
} as const satisfies Record<string, RecordChoice>;

/** A record in which nothing is filled in yet. */
export const BLANK_RECORD: Disposition = {
  contactedAt: null,
  method: null,
  whereabouts: null,
  safeNow: null,
  screenLevel: null,
  riskFactors: null,
  protectiveFactors: null,
  meansAsked: null,
  plan: null,
  nextCheckOn: null,
  supervisorId: null,
  note: null,
};

/** The fields in the order of the form; each is a choice, words, a moment, a day or a person. */
export const RECORD_FIELDS: readonly { readonly field: DispositionField; readonly as: 'choice' | 'words' | 'other' }[] =
  [
    { field: 'contactedAt', as: 'other' },
    { field: 'method', as: 'choice' },
    { field: 'whereabouts', as: 'words' },
    { field: 'safeNow', as: 'choice' },
    { field: 'screenLevel', as: 'choice' },
    { field: 'riskFactors', as: 'words' },
    { field: 'protectiveFactors', as: 'words' },
    { field: 'meansAsked', as: 'choice' },
    { field: 'plan', as: 'choice' },
    { field: 'nextCheckOn', as: 'other' },
    { field: 'supervisorId', as: 'other' },
    { field: 'note', as: 'words' },
  ];

/** The key of what a field is called; the note about a body says what was found and done. */
export function fieldName(field: DispositionField, concern: Concern): string {
  return `alerts.record.${field === 'note' && concern === 'medical' ? 'found' : field}`;
}

/** What a field of the browser that asks for a local moment shows for an instant. */
export function localMoment(instant: string | null): string {
  if (!instant) return '';
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant that such a field means; null for an empty one. */
export function instantOf(local: string): string | null {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
