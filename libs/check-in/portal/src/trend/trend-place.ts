import { Component, DestroyRef, inject, signal } from '@angular/core';
import { TrendCard } from './trend-card';

// While the cards above have no height yet, everything seems to be in sight.
const SETTLE_MS = 1000;

/** The place of the course on a patient's first page. What it takes to draw it comes when it is scrolled to. */
@Component({
  selector: 'hf-trend-place',
  imports: [TrendCard],
  template: `
    @if (isSettled()) {
      @defer (on viewport) {
        <hf-trend-card />
      } @placeholder {
        <div class="place"></div>
      }
    }
  `,
  styles: `
    .place {
      min-height: 1px;
    }
  `,
})
export class TrendPlace {
  protected readonly isSettled = signal(false);

  constructor() {
    const timer = setTimeout(() => this.isSettled.set(true), SETTLE_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
