import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Can, ErrorPanel, Icon, ProblemWords, Waiting } from '@holdfast/platform/portal';
import { ArchiveCard } from './archive-card';
import { DeletionCard } from './deletion-card';
import { RecordFileStore } from './record-file';
import { RecordFinding, type RecordSubject } from './record-finding';
import { TwoPersonStore } from './two-person-store';

/** Records taken away and destroyed, for who runs or oversees the clinic. */
@Component({
  selector: 'hf-records-page',
  imports: [
    ...[RouterLink, TranslocoDirective, ArchiveCard, Button, Can, DeletionCard, ErrorPanel, Icon, RecordFinding],
    Waiting,
  ],
  providers: [RecordFileStore, TwoPersonStore],
  template: `
    <div class="page hf-stack" *transloco="let t">
      <a hfButton class="back" routerLink="/admin"><hf-icon name="back" /> {{ t('record.back') }}</a>
      <h1 tabindex="-1">{{ t('record.title') }}</h1>
      <p class="hf-quiet">{{ t('record.lead') }}</p>
      <section class="hf-card hf-stack" aria-labelledby="one-title" *hfCan="'record.find'">
        <h2 id="one-title">{{ t('record.one.title') }}</h2>
        <p>{{ t('record.one.lead') }}</p>
        <hf-record-finding (chosen)="subject.set($event)" />
        @if (subject(); as one) {
          <div class="hf-row">
            <button
              hfButton="filled"
              type="button"
              [attr.aria-busy]="file.making() !== null"
              (click)="file.take(one.id)"
            >
              <hf-icon name="down" /> {{ t('record.one.take', { name: one.name }) }}
            </button>
          </div>
        }
        <p role="status">
          @if (file.making()) {
            {{ t('record.making') }}
          } @else if (file.given()) {
            {{ t('record.given') }}
          }
        </p>
        @if (file.problem(); as problem) {
          <p class="hf-refusal" role="alert">{{ problems.say(problem) }}</p>
        }
      </section>
      @if (store.trouble(); as problem) {
        <hf-error-panel [problem]="problem" (retry)="store.load()" />
      } @else if (store.archives() === null || store.deletions() === null) {
        <hf-waiting [lines]="[60, 90, 80]" />
      }
      <hf-deletion-card [subject]="subject()" (asked)="subject.set(null)" />
      <hf-archive-card />
    </div>
  `,
  styleUrl: './records-page.css',
})
export class RecordsPage {
  protected readonly file = inject(RecordFileStore);
  protected readonly store = inject(TwoPersonStore);
  protected readonly problems = inject(ProblemWords);
  protected readonly subject = signal<RecordSubject | null>(null);
}
