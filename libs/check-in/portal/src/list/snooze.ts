import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { CheckInView } from '@holdfast/check-in/model';
import { ProblemWords, TimeWords, Toast, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { checkInUrl } from '../answering/check-in-outbox';
import { CheckInListStore } from './check-in-list-store';

/** Puts a check-in off and says until when. */
@Injectable({ providedIn: 'root' })
export class Snooze {
  private readonly http = inject(HttpClient);
  private readonly list = inject(CheckInListStore);
  private readonly toast = inject(Toast);
  private readonly time = inject(TimeWords);
  private readonly transloco = inject(TranslocoService);
  private readonly problems = inject(ProblemWords);

  /** Asks to be asked again then. */
  async until({ id, patientId }: CheckInView, until: 'evening' | 'tomorrow'): Promise<void> {
    try {
      const url = `${checkInUrl(patientId, id)}/snooze`;
      const changed = await firstValueFrom(this.http.put<CheckInView>(url, { until }));
      this.list.replace(changed);
      const when = this.time.short(changed.snoozedUntil ?? changed.opensAt);
      this.toast.say(this.transloco.translate('check-in.snooze.done', { when }));
    } catch (failure) {
      this.toast.say(this.problems.say(problemOf(failure)));
    }
  }
}
