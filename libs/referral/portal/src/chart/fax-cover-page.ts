import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Clock, ErrorPanel, Icon, Preference, problemOf, Waiting } from '@holdfast/platform/portal';
import type { ReferralDetail } from '@holdfast/referral/model';

/** The first page of a fax to a therapist: from whom, to whom, how to answer. It names no patient. */
@Component({
  selector: 'hf-fax-cover-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, Waiting],
  template: `
    <div class="page hf-stack" *transloco="let t">
      <a class="back hf-no-print" hfButton [routerLink]="['/patients', patientId(), 'referral', referralId()]">
        <hf-icon name="back" /> {{ t('referral.cover.back') }}
      </a>
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" [canRetry]="one.status !== 404" (retry)="asked.reload()" />
      } @else if (asked.hasValue()) {
        <h1 tabindex="-1">{{ t('referral.cover.title') }}</h1>
        <dl>
          <dt>{{ t('referral.cover.to') }}</dt>
          <dd>{{ asked.value().referral.therapistName }}</dd>
          <dt>{{ t('referral.cover.fax') }}</dt>
          <dd>{{ asked.value().contact.fax ?? '____________' }}</dd>
          <dt>{{ t('referral.cover.from') }}</dt>
          <dd>{{ asked.value().from.clinicName }}</dd>
          <dt>{{ t('referral.cover.phone') }}</dt>
          <dd>{{ asked.value().from.phone }}</dd>
          <dt>{{ t('referral.cover.date') }}</dt>
          <dd>{{ today }}</dd>
          <dt>{{ t('referral.cover.pages') }}</dt>
          <dd>______</dd>
        </dl>
        <p>{{ t('referral.cover.text', { phone: asked.value().from.phone }) }}</p>
        <p>
          <strong>{{ t('referral.cover.secret', { phone: asked.value().from.phone }) }}</strong>
        </p>
        <p class="hf-no-print hf-meta">{{ t('referral.cover.how') }}</p>
        <div class="hf-row hf-no-print">
          <button hfButton="filled" type="button" (click)="print()">{{ t('referral.cover.print') }}</button>
          <a hfButton="outlined" [routerLink]="['/patients', patientId(), 'referral', referralId(), 'packet']">
            {{ t('referral.packet') }}
          </a>
        </div>
      } @else {
        <hf-waiting [lines]="[50, 100, 100]" />
      }
    </div>
  `,
  styleUrl: './chart.css',
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 0.5rem 1rem;
      margin: 0;
    }
    dt {
      font: var(--hf-label);
    }
    dd {
      margin: 0;
    }
  `,
})
export class FaxCoverPage {
  readonly patientId = input.required<string>();
  readonly referralId = input.required<string>();
  protected readonly today = new Intl.DateTimeFormat(inject(Preference).value().language, { dateStyle: 'long' }).format(
    inject(Clock).now(),
  );
  protected readonly asked = httpResource<ReferralDetail>(
    () => `/api/patients/${this.patientId()}/referrals/${this.referralId()}`,
  );
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  protected print(): void {
    window.print();
  }
}
