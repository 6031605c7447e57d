import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Button, Icon } from '@holdfast/platform/portal';

/** The way back from a page about the whole clinic: to the queue of reviews, or to the first page of whoever has none. */
@Component({
  selector: 'hf-back-to-reviews',
  imports: [RouterLink, TranslocoDirective, Button, Icon],
  template: `
    <a *transloco="let t" hfButton class="hf-no-print" [routerLink]="hasQueue ? '/reviews' : '/admin'">
      <hf-icon name="back" /> {{ t(hasQueue ? 'treatment.page.back' : 'treatment.page.start') }}
    </a>
  `,
})
export class BackToReviews {
  protected readonly hasQueue = inject(Access).may('review-queue.read');
}
