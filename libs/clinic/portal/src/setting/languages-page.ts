import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type LanguageSetting, languageFaults } from '@holdfast/clinic/model';
import { SettingFrame } from './frame/setting-frame';
import { SettingPage } from './frame/setting-page';
import { SettingStore } from './frame/setting-store';

const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
] as const;

/** In which languages the clinic looks after people, and in which a new account begins. */
@Component({
  selector: 'hf-languages-page',
  imports: [TranslocoDirective, SettingFrame],
  providers: [SettingStore],
  template: `
    <hf-setting-frame *transloco="let t">
      <ng-container fields>
        @if (value(); as value) {
          <fieldset>
            <legend>{{ t('settings.part.languages.offered') }}</legend>
            @for (one of languages; track one.code) {
              <label class="tick">
                <input
                  type="checkbox"
                  [checked]="value.offered.includes(one.code)"
                  (change)="toggle(one.code, $any($event.target).checked)"
                />
                <span [attr.lang]="one.code">{{ one.name }}</span>
              </label>
            }
          </fieldset>
          <fieldset>
            <legend>{{ t('settings.part.languages.first') }}</legend>
            @for (one of languages; track one.code) {
              <label class="tick">
                <input
                  type="radio"
                  name="first"
                  [checked]="value.first === one.code"
                  (change)="put({ first: one.code })"
                />
                <span [attr.lang]="one.code">{{ one.name }}</span>
              </label>
            }
          </fieldset>
        }
      </ng-container>
      <ng-container preview>
        @if (value(); as value) {
          <p>{{ t('settings.languages.choice') }}</p>
          <ul>
            @for (one of languages; track one.code) {
              @if (value.offered.includes(one.code)) {
                <li>
                  <span [attr.lang]="one.code">{{ one.name }}</span>
                  @if (value.first === one.code) {
                    <span class="hf-chip">{{ t('settings.languages.begins') }}</span>
                  }
                </li>
              }
            }
          </ul>
          <p class="hf-meta">{{ t('settings.languages.kept') }}</p>
        }
      </ng-container>
    </hf-setting-frame>
  `,
  styleUrl: './setting-preview.css',
})
export class LanguagesPage extends SettingPage<LanguageSetting> {
  protected readonly languages = LANGUAGES;

  constructor() {
    super();
    this.open({ name: 'languages', faults: languageFaults });
  }

  protected toggle(code: 'en' | 'es', isOn: boolean): void {
    const before = this.value()?.offered ?? [];
    const offered = LANGUAGES.map((one) => one.code).filter((one) => (one === code ? isOn : before.includes(one)));
    this.put({ offered });
  }
}
