import { z } from 'zod';

/** What a clinic needs before it can be left to itself, in the order in which it is best done. */
export const CHECKLIST = [
  'staff',
  'second-admin',
  'hours',
  'on-call',
  'crisis',
  'mail',
  'retention',
  'daily-copy',
  'proof',
  'patients',
] as const;

/** One thing of the checklist. */
export type ChecklistItem = (typeof CHECKLIST)[number];

/** How far a clinic has been set up. */
export const ChecklistView = z
  .strictObject({ items: z.array(z.strictObject({ item: z.enum(CHECKLIST), isDone: z.boolean() })) })
  .meta({ id: 'ChecklistView' });

/** How far a clinic has been set up. */
export type ChecklistView = z.infer<typeof ChecklistView>;

/** The page on which each thing of the checklist is done. */
export const CHECKLIST_PLACES: Readonly<Record<ChecklistItem, string>> = {
  staff: '/admin/people/invite',
  'second-admin': '/admin/people/invite',
  hours: '/admin/settings/hours',
  'on-call': '/safety-settings',
  crisis: '/admin/settings/crisis',
  mail: '/admin/system',
  retention: '/admin/settings/retention',
  'daily-copy': '/admin/system',
  proof: '/admin/system',
  patients: '/admin/people/file',
};
