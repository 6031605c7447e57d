import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ProfileSetting, profileFaults } from '@holdfast/clinic/model';
import { Field } from '@holdfast/platform/portal';
import { SettingFrame } from './frame/setting-frame';
import { SettingPage } from './frame/setting-page';
import { SettingStore } from './frame/setting-store';

/** How the clinic is called and reached, with where each name is read. */
@Component({
  selector: 'hf-profile-page',
  imports: [TranslocoDirective, Field, SettingFrame],
  providers: [SettingStore],
  template: `
    <hf-setting-frame *transloco="let t">
      <ng-container fields>
        @if (value(); as value) {
          <hf-field [label]="t('settings.part.profile.name')" [hint]="t('settings.profile.nameHint')" for="name">
            <input
              class="hf-input"
              id="name"
              maxlength="120"
              aria-describedby="name-hint"
              [value]="value.name"
              (input)="put({ name: $any($event.target).value })"
            />
          </hf-field>
          <hf-field
            [label]="t('settings.part.profile.neutralName')"
            [hint]="t('settings.profile.neutralHint')"
            for="neutral"
          >
            <input
              class="hf-input"
              id="neutral"
              maxlength="40"
              aria-describedby="neutral-hint"
              [value]="value.neutralName"
              (input)="put({ neutralName: $any($event.target).value })"
            />
          </hf-field>
          <hf-field [label]="t('settings.part.profile.phone')" [hint]="t('settings.profile.phoneHint')" for="phone">
            <input
              class="hf-input"
              id="phone"
              type="tel"
              maxlength="40"
              aria-describedby="phone-hint"
              [value]="value.phone"
              (input)="put({ phone: $any($event.target).value })"
            />
          </hf-field>
        }
      </ng-container>
      <ng-container preview>
        @if (value(); as value) {
          <dl>
            <dt>{{ t('settings.profile.onTab') }}</dt>
            <dd>{{ value.neutralName }}</dd>
            <dt>{{ t('settings.profile.inMail') }}</dt>
            <dd>{{ t('settings.profile.mailLine', { name: value.neutralName }) }}</dd>
            <dt>{{ t('settings.profile.onPaper') }}</dt>
            <dd>{{ value.name }}</dd>
            <dt>{{ t('settings.profile.inHelp') }}</dt>
            <dd>{{ t('settings.profile.helpLine', { name: value.neutralName, phone: value.phone }) }}</dd>
          </dl>
        }
      </ng-container>
    </hf-setting-frame>
  `,
  styleUrl: './setting-preview.css',
})
export class ProfilePage extends SettingPage<ProfileSetting> {
  constructor() {
    super();
    this.open({ name: 'profile', faults: profileFaults });
  }
}
