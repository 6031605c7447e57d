import type { Id } from './ids';

/** A note that something happened: a name and identifiers, never content. It commits or vanishes with the change. */
export interface EventNote<Name extends string = string> {
  readonly name: Name;
  readonly clinicId: Id;
  readonly ids: Readonly<Record<string, Id>>;
}

/** Declares an event once, by name and by the identifiers it carries. */
export function event<const Name extends string, const Key extends string>(name: Name, ...keys: readonly Key[]) {
  const make = (clinicId: Id, ids: Readonly<Record<Key, Id>>): EventNote<Name> => ({
    name,
    clinicId,
    ids: Object.fromEntries(keys.map((key) => [key, ids[key]])),
  });
  return Object.assign(make, { eventName: name });
}
