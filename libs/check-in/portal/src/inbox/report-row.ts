import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckInInboxItem } from '@holdfast/check-in/model';
import { Moment, TimeWords } from '@holdfast/platform/portal';
import { ReasonChip } from './reason-chip';
import { ScoreWords } from './score-words';
import { UrgencyChip } from './urgency-chip';

/** One check-in in the inbox: whose it is, how soon it wants a person and why, its totals, and how it came in. */
@Component({
  selector: 'hf-report-row',
  imports: [RouterLink, TranslocoDirective, Moment, ReasonChip, UrgencyChip],
  template: `
    <ng-container *transloco="let t">
      <a
        [id]="'check-in-row-' + checkIn().id"
        [routerLink]="['/check-ins', checkIn().patientId, checkIn().id]"
        [attr.aria-current]="isOpen() ? 'true' : null"
        [attr.tabindex]="isSelected() ? 0 : -1"
        (focus)="chosen.emit()"
        (click)="chosen.emit()"
      >
        <span class="head">
          <span class="name">{{ item().patient.name }}</span>
          @if (checkIn().submittedAt; as at) {
            <hf-moment class="hf-meta" [at]="at" />
          }
        </span>
      </a>
      <p class="why">
        <hf-urgency-chip [urgency]="item().urgency" />
        <hf-reason-chip [checkInId]="checkIn().id" [findings]="item().findings" />
      </p>
      @if (scores().length > 0) {
        <p class="scores">{{ scores().join(' · ') }}</p>
      }
      <p class="marks">
        @if (checkIn().mode; as mode) {
          @if (mode !== 'portal') {
            <span class="hf-chip">{{ t('check-in.desk.mode.' + mode) }}</span>
          }
        }
        @if (checkIn().late) {
          <span class="hf-chip">{{ t('check-in.desk.mark.late') }}</span>
        }
        @if (checkIn().partial) {
          <span class="hf-chip">{{ t('check-in.desk.mark.partial') }}</span>
        }
        @if (checkIn().seen; as seen) {
          <span class="hf-meta">{{
            t('check-in.desk.report.seen', { name: seen.name, when: time.short(seen.at) })
          }}</span>
        }
      </p>
    </ng-container>
  `,
  styleUrl: './check-in-row.css',
  host: { '[class.selected]': 'isSelected()', '[class.open]': 'isOpen()' },
})
export class ReportRow {
  readonly item = input.required<CheckInInboxItem>();
  readonly isSelected = input(false);
  readonly isOpen = input(false);
  readonly chosen = output();
  private readonly words = inject(ScoreWords);
  protected readonly time = inject(TimeWords);
  protected readonly checkIn = computed(() => this.item().checkIn);
  protected readonly scores = computed(() => this.item().scores.map((score) => this.words.say(score)));
}
