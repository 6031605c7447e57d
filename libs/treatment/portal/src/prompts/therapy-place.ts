import { NgComponentOutlet } from '@angular/common';
import { Component, inject, input } from '@angular/core';
import { THERAPY_STANDING } from '@holdfast/platform/portal';

/** Beside a review: how far the patient is on the way to a therapist, where the house has that part. */
@Component({
  selector: 'hf-therapy-place',
  imports: [NgComponentOutlet],
  template: `
    @if (part) {
      <ng-container *ngComponentOutlet="part; inputs: { patientId: patientId() }" />
    }
  `,
})
export class TherapyPlace {
  readonly patientId = input.required<string>();
  protected readonly part = inject(THERAPY_STANDING);
}
