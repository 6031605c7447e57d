import { Component, computed, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type BrandingSetting, brandingFaults, MARK_BYTES } from '@holdfast/clinic/model';
import { accentContrast, CONTROL_CONTRAST, type Look, TEXT_CONTRAST, THEME_ACCENT } from '@holdfast/platform/model';
import { Button, Field } from '@holdfast/platform/portal';
import { BrandPreview } from './brand-preview';
import { SettingFrame } from '../frame/setting-frame';
import { SettingPage } from '../frame/setting-page';
import { SettingStore } from '../frame/setting-store';

const LOOKS = ['light', 'dark'] as const;
const PARTS = { light: 'accentLight', dark: 'accentDark' } as const;

/** How the clinic looks: a colour for the light and one for the dark, each measured, and a picture beside the name. */
@Component({
  selector: 'hf-branding-page',
  imports: [TranslocoDirective, BrandPreview, Button, Field, SettingFrame],
  providers: [SettingStore],
  templateUrl: './branding-page.html',
  styleUrl: '../setting-preview.css',
})
export class BrandingPage extends SettingPage<BrandingSetting> {
  protected readonly looks = LOOKS;
  protected readonly refusedFile = signal('');
  protected readonly measured = computed(() => {
    const value = this.value();
    return LOOKS.map((look) => {
      const accent = value?.[PARTS[look]] ?? null;
      const colour = accent ?? THEME_ACCENT[look];
      const { text, label, control } = accentContrast(colour, look);
      const words = Math.min(text, label);
      const isEnough = words >= TEXT_CONTRAST && control >= CONTROL_CONTRAST;
      return { look, isOwn: accent !== null, colour, words: floor(words), control: floor(control), isEnough };
    });
  });

  constructor() {
    super();
    this.open({ name: 'branding', faults: brandingFaults });
  }

  protected colour(look: Look, colour: string | null): void {
    this.put({ [PARTS[look]]: colour?.toLowerCase() ?? null });
  }

  protected async choose(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    field.value = '';
    this.refusedFile.set('');
    if (!file) return;
    if (file.size > MARK_BYTES) {
      this.refusedFile.set('branding.mark-size');
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const mark = btoa(String.fromCharCode(...bytes));
    const [fault = ''] = brandingFaults({ accentLight: null, accentDark: null, mark });
    this.refusedFile.set(fault);
    if (!fault) this.put({ mark });
  }
}

/** Rounded down: a contrast that is shown as enough is enough. */
function floor(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}
