import { DOCUMENT, Injectable, effect, inject } from '@angular/core';
import { accentContrast, type Look, THEME_ACCENT } from '@holdfast/platform/model';
import { DeviceMemory } from './device-memory';
import { Session } from './session';

interface Accents {
  readonly accentLight?: string | null;
  readonly accentDark?: string | null;
}

/**
 * Gives what is pressed the clinic's own colour, while somebody of it is signed in, and on the sign-in page of a device that
 * knows it. It goes through a sheet of its own, never through the page's markup; who asks for more contrast keeps the portal's.
 */
@Injectable({ providedIn: 'root' })
export class Accent {
  private readonly session = inject(Session);
  private readonly device = inject(DeviceMemory);
  private readonly page = inject(DOCUMENT);
  private sheet: CSSStyleSheet | null = null;

  constructor() {
    effect(() => this.wear(this.session.person()?.clinic ?? this.device.read<Accents>('clinic') ?? {}));
  }

  private wear({ accentLight, accentDark }: Accents): void {
    const rule = accentRule(accentLight ?? null, accentDark ?? null);
    if (!this.sheet) {
      if (!rule || !('adoptedStyleSheets' in this.page)) return;
      this.sheet = new CSSStyleSheet();
      this.page.adoptedStyleSheets = [...this.page.adoptedStyleSheets, this.sheet];
    }
    this.sheet.replaceSync(rule);
  }
}

/**
 * The rule that puts a clinic's colours in place of the theme's; nothing where it has none.
 *
 * @param light `#rrggbb` or null for the theme's
 * @param dark  likewise
 */
export function accentRule(light: string | null, dark: string | null): string {
  if (!light && !dark) return '';
  const own = { light: colour(light), dark: colour(dark) };
  const [wordsLight, wordsDark] = (['light', 'dark'] as const).map((look) => onOf(own[look], look));
  const accents = `${own.light ?? THEME_ACCENT.light}, ${own.dark ?? THEME_ACCENT.dark}`;
  return `@media not (prefers-contrast: more) { :root {
    --hf-primary: light-dark(${accents});
    --hf-on-primary: light-dark(${wordsLight}, ${wordsDark}); } }`;
}

function onOf(accent: string | null, look: Look): string {
  return accent ? accentContrast(accent, look).on : THEME_ON[look];
}

// What a device remembers could have been written by anybody: nothing but a colour goes into the rule.
function colour(value: string | null): string | null {
  return value && /^#[0-9a-f]{6}$/.test(value) ? value : null;
}

const THEME_ON = { light: '#ffffff', dark: '#00382c' } as const;
