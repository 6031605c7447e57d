import { Component, ElementRef, afterNextRender, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ClinicPlanPreview } from '@holdfast/check-in/model';
import { Icon } from '@holdfast/platform/portal';

/** For how many patients a changed plan of the clinic would change what, before it is saved; nobody is named. */
@Component({
  selector: 'hf-clinic-preview',
  imports: [TranslocoDirective, Icon],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="clinic-plan-preview" *transloco="let t">
      <h3 id="clinic-plan-preview">{{ t('check-in.setting.plan.previewTitle') }}</h3>
      @if (preview().affected === 0) {
        <p>{{ t('check-in.setting.plan.previewNobody') }}</p>
      } @else {
        <p>{{ t('check-in.setting.plan.previewWho', preview()) }}</p>
        <p>{{ t('check-in.setting.plan.previewWhat', preview()) }}</p>
      }
      <p>{{ t('check-in.setting.plan.previewFull', preview()) }}</p>
      @if (preview().overfull > 0) {
        <p class="warning">
          <hf-icon name="alert" />
          <span>
            <strong>{{ t('check-in.setting.plan.previewOver', { count: preview().overfull }) }}</strong>
            {{ t('check-in.course.preview.how') }}
          </span>
        </p>
      }
    </section>
  `,
  styles: `
    h3 {
      font: var(--hf-title);
    }
    .warning {
      display: flex;
      gap: 0.5rem;
      max-width: 44rem;
    }
    .warning hf-icon {
      flex: none;
    }
  `,
})
export class ClinicPreview {
  readonly preview = input.required<ClinicPlanPreview>();

  constructor() {
    // It appears under what was just pressed, and would else be out of sight.
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.scrollIntoView?.({ block: 'nearest' }));
  }
}
