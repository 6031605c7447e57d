import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type CrisisSetting, crisisFaults, type LocalHelp } from '@holdfast/clinic/model';
import { SettingFrame, SettingPage, SettingStore } from '@holdfast/clinic/portal';
import { Button, Field, Icon, Preference } from '@holdfast/platform/portal';
import { shownResources } from '@holdfast/safety/model';

const WORDS = [
  { part: 'wordsEn', language: 'en' },
  { part: 'wordsEs', language: 'es' },
] as const;
const EMPTY: LocalHelp = { name: '', phone: '', about: { en: '', es: '' } };

/** What the clinic adds to the help that ships, with the help as it would be seen. What ships stands first and cannot go. */
@Component({
  selector: 'hf-crisis-page',
  imports: [TranslocoDirective, Button, Field, Icon, SettingFrame],
  providers: [SettingStore],
  templateUrl: './crisis-page.html',
  styleUrl: './crisis-page.css',
})
export class CrisisPage extends SettingPage<CrisisSetting> {
  protected readonly wordParts = WORDS;
  protected readonly languages = ['en', 'es'] as const;
  protected readonly shipped = shownResources();
  protected readonly reader = inject(Preference).value;

  constructor() {
    super();
    this.open({ name: 'crisis', faults: crisisFaults });
  }

  /** One word or phrase a line; what stands between commas is one too. */
  protected write(part: 'wordsEn' | 'wordsEs', text: string): void {
    const words = text.split(/[\n,]/).map((one) => one.trim());
    this.put({ [part]: words.filter((one) => one !== '') });
  }

  protected add(): void {
    this.put({ resources: [...(this.value()?.resources ?? []), EMPTY] });
  }

  protected set(at: number, part: Partial<LocalHelp>): void {
    const resources = (this.value()?.resources ?? []).map((one, place) => (place === at ? { ...one, ...part } : one));
    this.put({ resources });
  }

  protected say(at: number, language: 'en' | 'es', words: string): void {
    const about = this.value()?.resources[at]?.about ?? EMPTY.about;
    this.set(at, { about: { ...about, [language]: words } });
  }

  protected remove(at: number): void {
    this.put({ resources: (this.value()?.resources ?? []).filter((_, place) => place !== at) });
  }
}
