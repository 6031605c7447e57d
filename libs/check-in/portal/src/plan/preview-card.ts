import { Component, ElementRef, afterNextRender, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Occasion, PlanPreview } from '@holdfast/check-in/model';
import { Icon, TimeWords } from '@holdfast/platform/portal';
import { FormWords } from './form-words';

/** What saving a changed plan would do to what is still to come, before it is saved. */
@Component({
  selector: 'hf-preview-card',
  imports: [TranslocoDirective, Icon],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="plan-preview" *transloco="let t">
      <h3 id="plan-preview">{{ t('check-in.course.preview.title') }}</h3>
      @if (isNothing()) {
        <p>{{ t('check-in.course.preview.nothing') }}</p>
      }
      @if (preview().added.length > 0) {
        <h4>+ {{ t('check-in.course.preview.added') }}</h4>
        <ul>
          @for (one of preview().added; track one.dueOn) {
            <li>{{ say(one) }}</li>
          }
        </ul>
      }
      @if (preview().removed.length > 0) {
        <h4>− {{ t('check-in.course.preview.removed') }}</h4>
        <ul>
          @for (one of preview().removed; track one.dueOn) {
            <li>{{ say(one) }}</li>
          }
        </ul>
      }
      @if (preview().changed.length > 0) {
        <h4>± {{ t('check-in.course.preview.changed') }}</h4>
        <ul>
          @for (one of preview().changed; track one.after.dueOn) {
            <li>{{ say(one.before) }} {{ t('check-in.course.preview.becomes') }} {{ say(one.after) }}</li>
          }
        </ul>
      }
      <p>{{ t('check-in.course.preview.kept', { count: preview().kept }) }}</p>
      <h4>{{ t('check-in.course.preview.weeks') }}</h4>
      <dl>
        @for (week of preview().weeks; track week.from) {
          <dt>{{ t('check-in.course.preview.week', { day: day(week.from) }) }}</dt>
          <dd>
            <span class="bar" aria-hidden="true"><span [style.inline-size.%]="share(week)"></span></span>
            <span [class.over]="isOver(week)">{{
              t(isOver(week) ? 'check-in.course.preview.over' : 'check-in.course.preview.of', {
                questions: week.questions,
                limit: week.limit,
              })
            }}</span>
          </dd>
        }
      </dl>
      @if (over() > 0) {
        <p class="warning">
          <hf-icon name="alert" />
          <span>
            <strong>{{ t('check-in.course.preview.someOver', { count: over() }) }}</strong>
            {{ t('check-in.course.preview.how') }}
          </span>
        </p>
      }
    </section>
  `,
  styles: `
    h4 {
      font: var(--hf-label);
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0.25rem 1rem;
      font-variant-numeric: tabular-nums;
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem;
    }
    .bar {
      inline-size: 6rem;
      block-size: 0.5rem;
      border: 1px solid var(--hf-outline);
      border-radius: 999px;
    }
    .over {
      font-weight: 600;
    }
    .warning {
      display: flex;
      gap: 0.5rem;
      max-width: 44rem;
      padding: 0.75rem;
      border: 1px solid var(--hf-outline-strong);
      border-radius: var(--hf-radius-input);
      background: var(--hf-surface-high);
    }
    .warning hf-icon {
      flex: none;
    }
    .bar {
      flex: none;
    }
    .bar > span {
      display: block;
      block-size: 100%;
      background: var(--hf-primary);
    }
  `,
})
export class PreviewCard {
  readonly preview = input.required<PlanPreview>();
  private readonly time = inject(TimeWords);
  private readonly forms = inject(FormWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly over = computed(() => this.preview().weeks.filter((week) => this.isOver(week)).length);
  protected readonly isNothing = computed(() => {
    const { added, removed, changed } = this.preview();
    return added.length + removed.length + changed.length === 0;
  });

  constructor() {
    // It appears under what was just pressed, and would else be out of sight.
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.scrollIntoView?.({ block: 'nearest' }));
  }

  protected say({ dueOn, forms, questions }: Occasion): string {
    const count = this.transloco.translate<string>('check-in.course.preview.questions', { count: questions });
    return `${this.day(dueOn)}: ${this.forms.names(forms)} (${count})`;
  }

  protected day(day: string): string {
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }

  protected isOver({ questions, limit }: { questions: number; limit: number }): boolean {
    return questions > limit;
  }

  protected share({ questions, limit }: { questions: number; limit: number }): number {
    return Math.min(100, Math.round((questions / Math.max(1, limit)) * 100));
  }
}
