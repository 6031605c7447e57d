import type { HttpClient } from '@angular/common/http';
import type { ClinicMark } from '@holdfast/clinic/model';
import { accentContrast, type Look, THEME_ACCENT } from '@holdfast/platform/model';
import type { DeviceMemory } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** The clinic's own colours of what is pressed, and the number of its picture; nothing for the portal's. */
export interface Looks {
  readonly accentLight?: string | null;
  readonly accentDark?: string | null;
  readonly markVersion?: number;
}

const THEME_ON = { light: '#ffffff', dark: '#00382c' } as const;
let sheet: CSSStyleSheet | null = null;

/**
 * Puts a clinic's looks on: through a sheet of its own, never through the page's markup, so that no policy has to allow it.
 * The picture is asked for once by each device.
 */
export async function wearLooks(looks: Looks, device: DeviceMemory, http: HttpClient): Promise<void> {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const accent = accentRule(looks.accentLight ?? null, looks.accentDark ?? null);
  sheet.replaceSync(accent);
  const mark = await markOf(looks.markVersion ?? 0, device, http);
  sheet.replaceSync(accent + markRule(mark));
}

/**
 * The rule that puts a clinic's colours in place of the theme's; nothing where it has none. Who asks for more contrast keeps
 * the theme's.
 *
 * @param light `#rrggbb` or null for the theme's
 * @param dark  likewise
 */
export function accentRule(light: string | null, dark: string | null): string {
  const [inLight, inDark] = [colour(light), colour(dark)];
  if (!inLight && !inDark) return '';
  return `@media not (prefers-contrast: more) { :root {
    --hf-primary: light-dark(${inLight ?? THEME_ACCENT.light}, ${inDark ?? THEME_ACCENT.dark});
    --hf-on-primary: light-dark(${onOf(inLight, 'light')}, ${onOf(inDark, 'dark')}); } }`;
}

function onOf(accent: string | null, look: Look): string {
  return accent ? accentContrast(accent, look).on : THEME_ON[look];
}

// What a device remembers could have been written by anybody: nothing but a colour, nothing but letters of base64, goes in.
function colour(value: string | null): string | null {
  return value && /^#[0-9a-f]{6}$/.test(value) ? value : null;
}

function markRule(mark: string | null): string {
  if (!mark || !/^[A-Za-z0-9+/=]+$/.test(mark)) return '';
  return `.hf-clinic::before { content: ''; display: inline-block; width: 1.75rem; height: 1.75rem; margin-inline-end: 0.5rem;
    vertical-align: middle; background: url(data:image/png;base64,${mark}) center / contain no-repeat; }`;
}

async function markOf(version: number, device: DeviceMemory, http: HttpClient): Promise<string | null> {
  if (version === 0) return null;
  const kept = device.read<ClinicMark>('mark');
  if (kept?.version === version) return kept.png;
  // Without it the name alone stands there, as it does where a clinic has none.
  const mark = await firstValueFrom(http.get<ClinicMark>('/api/clinic/mark')).catch(() => null);
  if (mark) device.write('mark', mark);
  return mark?.png ?? null;
}
