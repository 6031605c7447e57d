import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckInView } from '@holdfast/check-in/model';
import { Button, Empty, ErrorPanel, TimeWords, Waiting } from '@holdfast/platform/portal';
import { CheckInListStore } from './check-in-list-store';
import { SeenLine } from './seen-line';
import { SizeWords } from './size-words';

/** A patient's check-ins: what to answer now, what comes, and what was, with who has read it. */
@Component({
  selector: 'hf-check-in-list-page',
  imports: [RouterLink, TranslocoDirective, Button, Empty, ErrorPanel, SeenLine, SizeWords, Waiting],
  templateUrl: './check-in-list-page.html',
  styles: `
    .all {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
    }
    section {
      gap: 0.5rem;
    }
    li.row {
      padding-block: 0.75rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    .row p:first-child {
      font: var(--hf-label);
    }
  `,
})
export class CheckInListPage {
  protected readonly store = inject(CheckInListStore);
  protected readonly time = inject(TimeWords);

  /** The day that a check-in was for, whatever zone the reader is in. */
  protected dayOf({ dueOn }: CheckInView): string {
    return this.time.day(`${dueOn}T12:00`);
  }
}
