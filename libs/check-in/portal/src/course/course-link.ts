import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';

/** On a patient's page: the way to their check-ins, trend and plan. */
@Component({
  selector: 'hf-course-link',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective, Button, Icon],
  template: `
    <ng-container *transloco="let t">
      <a
        hfButton="outlined"
        [routerLink]="['/patients', patientId(), 'course']"
        routerLinkActive="hf-button-tonal"
        ariaCurrentWhenActive="page"
      >
        <hf-icon name="check" /> {{ t('check-in.course.link') }}
      </a>
    </ng-container>
  `,
})
export class CourseLink {
  readonly patientId = input.required<string>();
}
