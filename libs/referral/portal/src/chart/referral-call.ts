import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';
import type { ReferralDetail } from '@holdfast/referral/model';

/** What somebody says who calls a therapist or sends a fax, with the numbers, and where they put down that it was done. */
@Component({
  selector: 'hf-referral-call',
  imports: [RouterLink, TranslocoDirective, Button, Icon],
  template: `
    <div class="hf-stack call" role="group" aria-labelledby="referral-call" *transloco="let t">
      <h4 id="referral-call"><hf-icon name="alert" /> {{ t('referral.call.title', names()) }}</h4>
      <p>{{ t('referral.call.why') }}</p>
      @if (detail().contact.phone; as phone) {
        <p>
          <a hfButton="outlined" [href]="'tel:' + phone.replaceAll(' ', '')">{{
            t('referral.call.phone', { phone })
          }}</a>
        </p>
        <p>{{ t('referral.call.say') }}</p>
        <blockquote>{{ t('referral.call.script', names()) }}</blockquote>
        <p class="hf-meta">{{ t('referral.call.never') }}</p>
      }
      @if (detail().contact.fax; as fax) {
        <p>
          {{ t('referral.call.fax', { fax }) }}
          <a hfButton="outlined" [routerLink]="['/fax-covers', detail().referral.patientId, detail().referral.id]">{{
            t('referral.call.cover')
          }}</a>
        </p>
      }
      <div class="hf-row">
        @if (detail().contact.phone) {
          <button hfButton="filled" type="button" (click)="reached.emit('phone')">
            {{ t('referral.call.called') }}
          </button>
        }
        @if (detail().contact.fax) {
          <button hfButton="outlined" type="button" (click)="reached.emit('fax')">
            {{ t('referral.call.faxed') }}
          </button>
        }
      </div>
    </div>
  `,
  styles: `
    .call {
      padding: 0.75rem;
      border-radius: var(--hf-radius-card);
      background: var(--hf-support-container);
      color: var(--hf-on-support-container);
    }
    .call .hf-meta {
      color: inherit;
    }
    h4,
    p {
      margin: 0;
    }
    h4 {
      font: var(--hf-title);
    }
    blockquote {
      margin: 0;
      padding-inline-start: 0.75rem;
      border-inline-start: 3px solid currentcolor;
    }
  `,
})
export class ReferralCall {
  readonly detail = input.required<ReferralDetail>();
  /** They were called or faxed. */
  readonly reached = output<'phone' | 'fax'>();
  protected readonly names = computed(() => {
    const { referral, from } = this.detail();
    return { name: referral.therapistName, clinic: from.clinicName, phone: from.phone };
  });
}
