import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { OutreachView } from '@holdfast/check-in/model';
import { Icon } from '@holdfast/platform/portal';
import { OutreachWords } from './outreach-words';

/** One patient to be reached: who, the number to call, why, until when, and how often somebody tried. */
@Component({
  selector: 'hf-outreach-row',
  imports: [RouterLink, TranslocoDirective, Icon],
  template: `
    <ng-container *transloco="let t">
      <a
        [id]="'check-in-row-' + task().id"
        [routerLink]="['/check-ins/to-reach', task().id]"
        [attr.aria-current]="isOpen() ? 'true' : null"
        [attr.tabindex]="isSelected() ? 0 : -1"
        (focus)="chosen.emit()"
        (click)="chosen.emit()"
      >
        <span class="head">
          <span class="name">{{ task().patient.name }}</span>
          <span class="hf-meta" [class.late]="due().isLate">
            <span aria-hidden="true">{{ due().shape }}</span> {{ due().words }}
          </span>
        </span>
      </a>
      <p>{{ t('check-in.desk.outreach.reason.' + task().reason) }}</p>
      <p class="hf-row">
        @if (task().phone; as phone) {
          <a
            [href]="'tel:' + phone"
            [attr.aria-label]="t('check-in.desk.outreach.call', { name: task().patient.name }) + ', ' + phone"
          >
            <hf-icon name="phone" /> {{ phone }}
          </a>
        } @else {
          <span class="hf-meta">{{ t('check-in.desk.outreach.noPhone') }}</span>
        }
        <span class="hf-meta">{{ words.tries(task()) }}</span>
      </p>
    </ng-container>
  `,
  styleUrl: '../inbox/check-in-row.css',
  host: { '[class.selected]': 'isSelected()', '[class.open]': 'isOpen()' },
})
export class OutreachRow {
  readonly task = input.required<OutreachView>();
  readonly isSelected = input(false);
  readonly isOpen = input(false);
  readonly chosen = output();
  protected readonly words = inject(OutreachWords);
  protected readonly due = computed(() => this.words.due(this.task()));
}
