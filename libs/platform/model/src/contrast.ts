/** The surfaces of the portal's theme that an accent stands on, lightest role first; the same figures as in `tokens.css`. */
export const SURFACES = {
  light: ['#f5fbf7', '#eff5f1', '#e9efeb', '#e3eae5'],
  dark: ['#0f1512', '#171d1b', '#1b211f', '#252b29'],
} as const;

/** The accents of the portal's theme, where a clinic has none of its own. */
export const THEME_ACCENT = { light: '#0f6b58', dark: '#86d6be' } as const;

/** The least contrast of words with their ground (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5;

/** The least contrast of what is pressed with what is around it (WCAG 2.2, 1.4.11). */
export const CONTROL_CONTRAST = 3;

/** One of the two looks of the portal. */
export type Look = keyof typeof SURFACES;

/** The contrasts of an accent where it is worst. */
export interface AccentContrast {
  /** As the colour of words and links, on the theme's surfaces. */
  readonly text: number;
  /** As a button beside those surfaces. */
  readonly control: number;
  /** Of the words on such a button. */
  readonly label: number;
  /** The colour of those words, `#rrggbb`. */
  readonly on: string;
}

const LABELS: Record<Look, readonly string[]> = { light: ['#ffffff', '#171d1b'], dark: ['#0f1512', '#ffffff'] };

/**
 * The contrast of two colours (WCAG 2.2, relative luminance).
 *
 * @param one   `#rrggbb`
 * @param other `#rrggbb`
 * @returns from 1 for the same to 21 for black on white
 */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * The contrasts of an accent in one look: where it is worst as words and as a button, and with the better label on it.
 *
 * @param accent `#rrggbb`
 */
export function accentContrast(accent: string, look: Look): AccentContrast {
  const against = SURFACES[look].map((surface) => contrast(accent, surface));
  const [on = '#ffffff'] = LABELS[look].toSorted((one, other) => contrast(accent, other) - contrast(accent, one));
  const least = Math.min(...against);
  return { text: least, control: least, label: contrast(accent, on), on };
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
