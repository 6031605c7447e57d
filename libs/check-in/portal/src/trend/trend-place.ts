import { Component } from '@angular/core';
import { TrendCard } from './trend-card';

/** The place of the course on a patient's first page. What it takes to draw it comes once everything else is there. */
@Component({
  selector: 'hf-trend-place',
  imports: [TrendCard],
  template: `
    @defer (on idle) {
      <hf-trend-card />
    }
  `,
})
export class TrendPlace {}
