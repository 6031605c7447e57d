import { v7 } from 'uuid';
import { z } from 'zod';

/** The identifier of any row of a clinic: a UUID, lower case. */
export type Id = string;

/** Reads an identifier from outside; anything but a UUID is refused. */
export const IdSchema = z.uuid().toLowerCase().meta({ description: 'UUID; version 7 where the caller makes it' });

/** Makes an identifier whose order follows time, so that a retry can carry the same one. */
export function newId(): Id {
  return v7();
}
