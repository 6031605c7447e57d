import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { OutreachView } from '@holdfast/check-in/model';
import { Clock, TimeWords } from '@holdfast/platform/portal';

const MINUTE = 60_000;
const SOON_MINUTES = 4 * 60;

/** When somebody is to be reached, as a shape and words that move with the clock. */
export interface OutreachDue {
  readonly shape: '■' | '▲' | '○';
  readonly words: string;
  readonly isLate: boolean;
}

/** Says when a patient is to be reached and how often somebody tried. */
@Injectable({ providedIn: 'root' })
export class OutreachWords {
  private readonly clock = inject(Clock);
  private readonly time = inject(TimeWords);
  private readonly transloco = inject(TranslocoService);

  /** ■ past its time, ▲ within four hours, ○ later. */
  due({ dueAt }: Pick<OutreachView, 'dueAt'>): OutreachDue {
    const minutes = (Date.parse(dueAt) - this.clock.halfMinute()) / MINUTE;
    const [shape, key] =
      minutes < 0
        ? (['■', 'overdue'] as const)
        : minutes <= SOON_MINUTES
          ? (['▲', 'due'] as const)
          : (['○', 'later'] as const);
    const words = this.transloco.translate(`check-in.desk.outreach.${key}`, {
      span: this.time.span(Math.abs(minutes)),
    });
    return { shape, words, isLate: minutes < 0 };
  }

  /** How often somebody tried. */
  tries({ tries }: Pick<OutreachView, 'tries'>): string {
    const key = tries.length === 0 ? 'noTries' : tries.length === 1 ? 'oneTry' : 'tries';
    return this.transloco.translate(`check-in.desk.outreach.${key}`, { count: tries.length });
  }
}
