import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, ProblemWords, Session } from '@holdfast/platform/portal';
import { ConsentList } from './consent/consent-list';
import { RecordFileStore } from './record-file';

/** The patient's own record: taken away as a file, and what they agreed to. */
@Component({
  selector: 'hf-my-record-page',
  imports: [RouterLink, TranslocoDirective, Button, ConsentList, Icon],
  providers: [RecordFileStore],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('record.mine.title') }}</h1>
      <section class="hf-stack no-print" aria-labelledby="record-file">
        <h2 id="record-file">{{ t('record.mine.file') }}</h2>
        <p>{{ t('record.mine.what') }}</p>
        <p class="hf-quiet">{{ t('record.mine.without') }}</p>
        <p class="hf-quiet">{{ t('record.mine.care') }}</p>
        <div>
          <button
            hfButton="filled"
            type="button"
            [attr.aria-busy]="file.making() !== null"
            (click)="file.take(patientId())"
          >
            <hf-icon name="down" /> {{ t('record.mine.take') }}
          </button>
        </div>
        <p role="status">
          @if (file.making()) {
            {{ t('record.making') }}
          } @else if (file.given()) {
            {{ t('record.mine.given') }}
          }
        </p>
        @if (file.problem(); as problem) {
          <p class="hf-refusal" role="alert">{{ problems.say(problem) }}</p>
        }
        <p class="hf-meta">{{ t('record.mine.ask', { phone: phone() }) }}</p>
        <div>
          <a hfButton="outlined" routerLink="/who-saw"><hf-icon name="eye" /> {{ t('record.mine.whoSaw') }}</a>
        </div>
      </section>
      <section class="hf-stack" aria-labelledby="record-consents">
        <h2 id="record-consents">{{ t('record.consent.mine') }}</h2>
        <p class="hf-quiet">{{ t('record.consent.mineLead') }}</p>
        <hf-consent-list [patientId]="patientId()" />
      </section>
    </div>
  `,
  styles: `
    @media print {
      .no-print {
        display: none;
      }
    }
  `,
})
export class MyRecordPage {
  private readonly session = inject(Session);
  protected readonly file = inject(RecordFileStore);
  protected readonly problems = inject(ProblemWords);
  protected readonly patientId = computed(() => this.session.person()?.patientId ?? '');
  protected readonly phone = computed(() => this.session.person()?.clinic.phone ?? '');
}
