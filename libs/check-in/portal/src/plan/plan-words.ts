import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { LineTold } from '@holdfast/check-in/model';
import { TimeWords } from '@holdfast/platform/portal';
import { FormWords } from './form-words';

/** Says what a plan asks, in sentences. */
@Injectable({ providedIn: 'root' })
export class PlanWords {
  private readonly forms = inject(FormWords);
  private readonly time = inject(TimeWords);
  private readonly transloco = inject(TranslocoService);

  /** One line of a plan in a sentence. */
  line({
    anchor,
    fromDay,
    everyDays,
    at,
    forms,
  }: Pick<LineTold, 'anchor' | 'fromDay' | 'everyDays' | 'at' | 'forms'>): string {
    const words = {
      anchor: this.transloco.translate<string>(`check-in.course.anchor.${anchor}`),
      day: fromDay,
      every: everyDays,
      at: /^\d\d:\d\d$/.test(at) ? this.time.time(`2000-01-01T${at}:00Z`, 'UTC') : at,
      forms: this.forms.names(forms) || this.transloco.translate<string>('check-in.course.step.noForms'),
    };
    return this.transloco.translate(`check-in.course.step.${everyDays === null ? 'line' : 'again'}`, words);
  }
}
