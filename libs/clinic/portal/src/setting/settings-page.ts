import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SettingList } from '@holdfast/clinic/model';
import { Button, ErrorPanel, Icon, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';

/** Everything a clinic sets about itself, with whom each touches and who changed it last. */
@Component({
  selector: 'hf-settings-list-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, Waiting],
  template: `
    <div class="page hf-stack" *transloco="let t">
      <a hfButton class="back" routerLink="/admin"><hf-icon name="back" /> {{ t('settings.toAdmin') }}</a>
      <h1 tabindex="-1">{{ t('settings.title') }}</h1>
      <p class="hf-quiet">{{ t('settings.lead') }}</p>
      @if (problem(); as failed) {
        <hf-error-panel [problem]="failed" (retry)="asked.reload()" />
      } @else if (asked.hasValue()) {
        <ul>
          @for (one of asked.value().items; track one.kind) {
            <li>
              <a class="hf-card" [routerLink]="'/admin/settings/' + one.kind">
                <span class="name">{{ t('settings.kind.' + one.kind + '.title') }}</span>
                <span>{{ t('settings.kind.' + one.kind + '.about') }}</span>
                <span class="hf-meta">{{ t('settings.reach.' + one.reach.who, { count: one.reach.count }) }}</span>
                <span class="hf-meta">
                  @if (one.changedAt; as at) {
                    {{ t('settings.lastChange', { who: one.changedBy ?? '', when: time.dayAndTime(at) }) }}
                  } @else {
                    {{ t('settings.neverChanged') }}
                  }
                </span>
              </a>
            </li>
          }
        </ul>
      } @else {
        <hf-waiting [lines]="[100, 100, 100, 100]" />
      }
    </div>
  `,
  styleUrl: './settings-page.css',
})
export class SettingsPage {
  protected readonly time = inject(TimeWords);
  protected readonly asked = httpResource<SettingList>(() => '/api/clinic/settings');
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
}
