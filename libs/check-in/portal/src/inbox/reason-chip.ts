import { Component, ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FindingView } from '@holdfast/check-in/model';
import { AlertWords } from '@holdfast/safety/portal';
import { UrgencyChip } from './urgency-chip';

const GAP = 6;
const WIDTH = 352;

/** Why a check-in stands where it stands: the most pressing reason in words, and when pressed every rule with its numbers. */
@Component({
  selector: 'hf-reason-chip',
  imports: [TranslocoDirective, UrgencyChip],
  template: `
    <ng-container *transloco="let t">
      @if (findings()[0]; as first) {
        <button #chip type="button" [attr.popovertarget]="'reasons-' + checkInId()" (click)="place()">
          {{ words.reason(first) }}
          @if (others(); as count) {
            <span class="more">{{ t('check-in.desk.inbox.whyMore', { count }) }}</span>
          }
          <span class="hf-unseen">{{ t('check-in.desk.inbox.why') }}</span>
        </button>
        <div
          popover
          role="dialog"
          [id]="'reasons-' + checkInId()"
          [attr.aria-label]="t('check-in.desk.inbox.whyTitle')"
          [style.top.px]="at().top"
          [style.left.px]="at().left"
        >
          <p class="title">{{ t('check-in.desk.inbox.whyTitle') }}</p>
          <ul>
            @for (finding of findings(); track finding.rule) {
              <li><hf-urgency-chip [urgency]="finding.urgency" /> {{ words.reason(finding) }}</li>
            }
          </ul>
        </div>
      } @else {
        <span class="hf-meta">{{ t('check-in.desk.inbox.noFinding') }}</span>
      }
    </ng-container>
  `,
  styleUrl: './reason-chip.css',
})
export class ReasonChip {
  readonly checkInId = input.required<string>();
  readonly findings = input.required<readonly FindingView[]>();
  protected readonly words = inject(AlertWords);
  private readonly chip = viewChild<ElementRef<HTMLElement>>('chip');
  protected readonly at = signal({ top: 0, left: 0 });
  protected readonly others = computed(() => Math.max(0, this.findings().length - 1));

  /** Under the chip, and inside the window. */
  protected place(): void {
    const box = this.chip()?.nativeElement.getBoundingClientRect();
    if (!box) return;
    const left = Math.max(GAP, Math.min(box.left, innerWidth - WIDTH - GAP));
    const isLow = box.bottom > innerHeight - 260;
    this.at.set({ left, top: isLow ? Math.max(GAP, box.top - 240) : box.bottom + GAP });
  }
}
