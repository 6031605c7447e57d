import { z } from 'zod';
import { accentContrast, CONTROL_CONTRAST, type Look, TEXT_CONTRAST } from '@holdfast/platform/model';
import { MARK_BYTES, pngFault } from './png';

const Accent = z.string().regex(/^#[0-9a-f]{6}$/);
// Four letters stand for three bytes.
const MARK_LETTERS = Math.ceil(MARK_BYTES / 3) * 4;

/** How the clinic looks in the portal. */
export const BrandingSetting = z
  .strictObject({
    /** The colour of what is pressed, `#rrggbb`, in the light; null for the portal's own. */
    accentLight: Accent.nullable(),
    /** The same in the dark. */
    accentDark: Accent.nullable(),
    /** A picture beside the clinic's name: a PNG as base64; null for none. */
    mark: z.base64().max(MARK_LETTERS).nullable(),
  })
  .meta({ id: 'BrandingSetting' });

/** How the clinic looks in the portal. */
export type BrandingSetting = z.infer<typeof BrandingSetting>;

/**
 * What is wrong with looks that are well formed.
 *
 * @returns codes: `branding.light-text` and `branding.dark-text` where words in the accent, or on it, have a contrast below
 *   4.5 to 1, `branding.light-control` and `branding.dark-control` where a button has one below 3 to 1 with what is around
 *   it, `branding.mark-size`, `branding.mark-kind`, `branding.mark-pixels`; none where all is well
 */
export function brandingFaults({ accentLight, accentDark, mark }: BrandingSetting): string[] {
  const picture = mark === null ? null : pngFault(Uint8Array.from(atob(mark), (letter) => letter.charCodeAt(0)));
  return [...accentFaults(accentLight, 'light'), ...accentFaults(accentDark, 'dark'), ...(picture ? [picture] : [])];
}

function accentFaults(accent: string | null, look: Look): string[] {
  if (accent === null) return [];
  const { text, label, control } = accentContrast(accent, look);
  return [
    ...(Math.min(text, label) < TEXT_CONTRAST ? [`branding.${look}-text`] : []),
    ...(control < CONTROL_CONTRAST ? [`branding.${look}-control`] : []),
  ];
}
