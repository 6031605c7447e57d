import { CAPACITIES, MODALITY_IDS } from '@holdfast/referral/model';
import type { TherapistView } from '@holdfast/referral/model';

/** What the list is narrowed to; an empty text narrows nothing. */
export interface DirectoryFilter {
  readonly word: string;
  readonly language: string;
  readonly modality: string;
  readonly payer: string;
  readonly capacity: string;
  readonly meeting: string;
}

/** What can be chosen of each kind. */
export interface FilterChoices {
  readonly language: readonly string[];
  readonly modality: readonly string[];
  readonly payer: readonly string[];
  readonly capacity: readonly string[];
  readonly meeting: readonly string[];
}

/** The choices that are in what order beside the search box. */
export const FILTERS = ['language', 'modality', 'payer', 'capacity', 'meeting'] as const;

/** Those of the list that hold everything that was chosen; every word of the search stands somewhere in the entry. */
export function narrowed(items: readonly TherapistView[], filter: DirectoryFilter): TherapistView[] {
  const wanted = plain(filter.word).split(/\s+/);
  const { language, modality, payer, capacity, meeting } = filter;
  return items.filter(({ entry }) => {
    const said = plain([entry.name, entry.practice, entry.place, entry.email].join(' '));
    return (
      wanted.every((word) => said.includes(word)) &&
      (!language || entry.languages.includes(language)) &&
      (!modality || entry.modalities.some((one) => one === modality)) &&
      (!payer || entry.payers.some((one) => plain(one) === plain(payer))) &&
      (!capacity || entry.capacity === capacity) &&
      (!meeting || (meeting === 'telehealth' ? entry.telehealth : entry.inPerson))
    );
  });
}

/** What can be chosen in this directory: only what somebody in it has. */
export function choicesIn(items: readonly TherapistView[]): FilterChoices {
  const entries = items.map(({ entry }) => entry);
  const some = (all: readonly string[]) => [...new Map(all.map((one) => [plain(one), one])).values()].toSorted();
  return {
    language: some(entries.flatMap(({ languages }) => languages)),
    modality: MODALITY_IDS.filter((one) => entries.some(({ modalities }) => modalities.includes(one))),
    payer: some(entries.flatMap(({ payers }) => payers)),
    capacity: CAPACITIES.filter((one) => entries.some(({ capacity }) => capacity === one)),
    meeting: ['telehealth', 'in-person'],
  };
}

// Found with or without accents, as people type names.
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
