import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Button, ErrorPanel, Icon, Waiting, problemOf } from '@holdfast/platform/portal';
import type { ReferralSettingsView } from '@holdfast/referral/model';
import { ReferralSettingForm } from './referral-setting-form';

const KINDS = ['clocks', 'need'] as const;

/** When silence is asked about and when therapy is offered: both settings of referrals, each with whom it affects. */
@Component({
  selector: 'hf-referral-setting-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, ReferralSettingForm, Waiting],
  template: `
    <div class="page hf-stack" *transloco="let t">
      <a hfButton class="back" [routerLink]="hasDirectory ? '/therapists' : '/start'">
        <hf-icon name="back" />
        {{ t(hasDirectory ? 'referral-setting.toTherapists' : 'referral-setting.start') }}
      </a>
      <h1 tabindex="-1">{{ t('referral-setting.title') }}</h1>
      <p class="hf-quiet">{{ t('referral-setting.lead') }}</p>
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="asked.reload()" />
      } @else if (view(); as view) {
        @if (!canSet) {
          <p class="hf-meta">{{ t('referral-setting.readOnly') }}</p>
        }
        @for (kind of kinds; track kind) {
          <hf-referral-setting-form
            [kind]="kind"
            [view]="view"
            [canSet]="canSet"
            (saved)="asked.set($event)"
            (again)="asked.reload()"
          />
        }
      } @else {
        <hf-waiting [lines]="[40, 100, 100, 100, 60]" />
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      block-size: 100%;
      position: relative;
      overflow-y: auto;
    }
    .page {
      max-inline-size: 60rem;
      padding: 1rem;
    }
    .back {
      align-self: flex-start;
    }
  `,
})
export class ReferralSettingPage {
  private readonly access = inject(Access);
  protected readonly kinds = KINDS;
  protected readonly canSet = this.access.may('referral-setting.set');
  protected readonly hasDirectory = this.access.may('therapist.list');
  protected readonly asked = httpResource<ReferralSettingsView>(() => '/api/clinic/referral-settings');
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
}
