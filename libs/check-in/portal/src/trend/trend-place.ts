import { Component } from '@angular/core';
import { TrendCard } from './trend-card';

/** The place of the course on a patient's first page. What it takes to draw it comes when it is scrolled to. */
@Component({
  selector: 'hf-trend-place',
  imports: [TrendCard],
  template: `
    @defer (on viewport) {
      <hf-trend-card />
    } @placeholder {
      <div class="place"></div>
    }
  `,
  styles: `
    .place {
      min-height: 1px;
    }
  `,
})
export class TrendPlace {}
