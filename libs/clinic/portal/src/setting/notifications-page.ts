import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { noticeFaults, noticeLine, type NoticeSetting, tellingWords } from '@holdfast/clinic/model';
import { UPDATE_LINES } from '@holdfast/platform/model';
import { Button, Field, Session } from '@holdfast/platform/portal';
import { SettingFrame } from './frame/setting-frame';
import { SettingPage } from './frame/setting-page';
import { SettingStore } from './frame/setting-store';

const LANGUAGES = ['en', 'es'] as const;
const PARTS = [
  { part: 'subject', most: 60 },
  { part: 'sentence', most: 200 },
] as const;

/** How the mails are worded that say that something is new, with the whole mail beside them. */
@Component({
  selector: 'hf-notifications-page',
  imports: [TranslocoDirective, Button, Field, SettingFrame],
  providers: [SettingStore],
  template: `
    <hf-setting-frame *transloco="let t">
      <ng-container fields>
        @if (value(); as value) {
          <hf-field
            [label]="t('settings.part.notifications.sender')"
            [hint]="t('settings.notifications.senderHint')"
            for="sender"
          >
            <input
              class="hf-input"
              id="sender"
              maxlength="40"
              aria-describedby="sender-hint"
              [value]="value.sender"
              (input)="put({ sender: $any($event.target).value })"
            />
          </hf-field>
          @for (language of languages; track language) {
            <fieldset class="hf-stack">
              <legend>{{ t('settings.part.notifications.' + language) }}</legend>
              @for (one of parts; track one.part) {
                <hf-field
                  [label]="t('settings.notifications.' + one.part)"
                  [hint]="t('settings.notifications.hint')"
                  [for]="language + one.part"
                >
                  <input
                    class="hf-input"
                    [id]="language + one.part"
                    [attr.lang]="language"
                    [attr.maxlength]="one.most"
                    [attr.aria-describedby]="language + one.part + '-hint'"
                    [value]="value[language][one.part]"
                    (input)="word(language, one.part, $any($event.target).value)"
                  />
                </hf-field>
              }
            </fieldset>
          }
          @if (telling()) {
            <p class="hf-refusal" role="status">{{ t('settings.notifications.telling', { words: telling() }) }}</p>
          }
        }
      </ng-container>
      <ng-container preview>
        <div class="hf-row" role="group" [attr.aria-label]="t('settings.notifications.inLanguage')">
          @for (language of languages; track language) {
            <button
              [hfButton]="shown() === language ? 'tonal' : 'outlined'"
              type="button"
              [attr.aria-pressed]="shown() === language"
              (click)="shown.set(language)"
            >
              {{ t('settings.part.notifications.' + language) }}
            </button>
          }
        </div>
        @if (mail(); as mail) {
          <dl>
            <dt>{{ t('settings.notifications.from') }}</dt>
            <dd>{{ mail.from }}</dd>
            <dt>{{ t('settings.notifications.subject') }}</dt>
            <dd [attr.lang]="shown()">{{ mail.subject }}</dd>
          </dl>
          <p class="mail" [attr.lang]="shown()">{{ mail.text }}</p>
        }
      </ng-container>
    </hf-setting-frame>
  `,
  styleUrl: './setting-preview.css',
})
export class NotificationsPage extends SettingPage<NoticeSetting> {
  protected readonly languages = LANGUAGES;
  protected readonly parts = PARTS;
  private readonly clinic = inject(Session).person()?.clinic.neutralName ?? '';
  protected readonly shown = signal<'en' | 'es'>('en');
  protected readonly telling = computed(() => {
    const value = this.value();
    if (!value) return '';
    const { sender, en, es } = value;
    return tellingWords([sender, en.subject, en.sentence, es.subject, es.sentence].join(' ')).join(', ');
  });
  protected readonly mail = computed(() => {
    const value = this.value();
    if (!value) return null;
    const { subject, sentence } = value[this.shown()];
    const { signIn, unread } = UPDATE_LINES[this.shown()];
    const text = [noticeLine(sentence, this.clinic), signIn(location.origin), unread].join('\n\n');
    return { from: value.sender || this.clinic, subject: noticeLine(subject, this.clinic), text };
  });

  constructor() {
    super();
    this.open({ name: 'notifications', faults: noticeFaults });
  }

  protected word(language: 'en' | 'es', part: 'subject' | 'sentence', text: string): void {
    const value = this.value();
    if (value) this.put({ [language]: { ...value[language], [part]: text } });
  }
}
