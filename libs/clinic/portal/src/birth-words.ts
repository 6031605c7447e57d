import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Clock, Session, TimeWords } from '@holdfast/platform/portal';
import { ageOn } from './age';

/** Says when a person was born and how old they are today at the clinic: the second check that it is the right person. */
@Injectable({ providedIn: 'root' })
export class BirthWords {
  private readonly transloco = inject(TranslocoService);
  private readonly time = inject(TimeWords);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);

  /** @param dateOfBirth `YYYY-MM-DD` */
  say(dateOfBirth: string): string {
    const language = this.transloco.activeLang();
    const format = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
      dateStyle: 'medium',
      timeZone: 'UTC',
    });
    const today = this.time.dayKey(this.clock.halfMinute(), this.session.person()?.clinic.zone);
    const [date, age] = [format.format(Date.parse(dateOfBirth)), ageOn(dateOfBirth, today)];
    return this.transloco.translate('charts.patient.born', { date, age });
  }
}
