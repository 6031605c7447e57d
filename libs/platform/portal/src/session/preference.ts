import { DOCUMENT } from '@angular/common';
import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { DeviceMemory } from './device-memory';
import { FIRST_PREFERENCE, type PersonPreference } from './person';
import { Session } from './session';

/** How the portal looks and behaves right now: the person's wishes, or before sign-in what this device remembers. */
@Injectable({ providedIn: 'root' })
export class Preference {
  private readonly session = inject(Session);
  private readonly device = inject(DeviceMemory);
  private readonly page = inject(DOCUMENT).documentElement;
  private readonly wished = signal<PersonPreference | null>(null);
  private readonly remembered = signal(remember(this.device));

  readonly value = computed<PersonPreference>(
    () => this.wished() ?? this.session.person()?.preferences ?? this.remembered(),
  );

  constructor() {
    effect(() => {
      const { language, theme, textSize } = this.value();
      this.page.lang = language;
      this.page.dataset['theme'] = theme;
      this.page.dataset['textSize'] = textSize;
      this.page.dataset['density'] = this.session.person()?.kind === 'staff' ? 'staff' : 'patient';
      this.device.write('looks', { language, theme, textSize });
    });
  }

  /** Changes some wishes at once on the screen, and keeps them with the account where somebody is signed in. */
  async change(part: Partial<PersonPreference>): Promise<void> {
    const next = { ...this.value(), ...part };
    if (!this.session.person()) {
      this.remembered.set(next);
      return;
    }
    this.wished.set(next);
    try {
      await this.session.prefer(next);
    } finally {
      this.wished.set(null);
    }
  }
}

function remember(device: DeviceMemory): PersonPreference {
  const looks = device.read<Partial<PersonPreference>>('looks');
  const browser = globalThis.navigator?.language?.startsWith('es') ? 'es' : 'en';
  return { ...FIRST_PREFERENCE, language: browser, ...looks };
}
