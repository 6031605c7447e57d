import { z } from 'zod';
import { words } from '@holdfast/platform/model';
import { MoveInRoom } from '../room/room.contract';

/** What a therapist answered by phone or fax, put down by whoever took it, and who said it. */
export const RelayAnswer = z
  .strictObject({ move: MoveInRoom, way: z.enum(['phone', 'fax']), saidBy: words(120) })
  .meta({ id: 'RelayAnswer' });

/** What a therapist answered by phone or fax. */
export type RelayAnswer = z.infer<typeof RelayAnswer>;
