import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { MessagePromise } from '@holdfast/messaging/model';
import { Clock, TimeWords } from '@holdfast/platform/portal';

/** Says a message promise: whether somebody is there, by when a reply comes, and what happens if that slips. */
@Injectable({ providedIn: 'root' })
export class PromiseWords {
  private readonly transloco = inject(TranslocoService);
  private readonly time = inject(TimeWords);
  private readonly clock = inject(Clock);

  /** @param phone the clinic's number, for the rare clinic that has no hours at all */
  say(promise: MessagePromise, phone: string): string {
    this.transloco.activeLang();
    if (!promise.replyBy) return this.transloco.translate('messaging.promise.unknown', { phone });
    const key = `${promise.openNow ? 'open' : 'closed'}${promise.medianReplyMinutes === null ? '' : 'Typical'}`;
    return this.transloco.translate<string>(`messaging.promise.${key}`, {
      now: this.time.time(this.clock.halfMinute()),
      by: this.when(promise.replyBy),
      opens: promise.opensAt ? this.when(promise.opensAt) : '',
      typical: this.time.span(promise.medianReplyMinutes ?? 0),
    });
  }

  /** What happens when the promise is not kept. */
  saySlip({ escalatesTo }: MessagePromise): string {
    return this.transloco.translate('messaging.promise.slips', { who: escalatesTo });
  }

  private when(instant: string): string {
    const time = this.time.time(instant);
    if (this.time.daysFromToday(instant) === 0) return this.transloco.translate('messaging.promise.today', { time });
    return this.transloco.translate('messaging.promise.at', { day: this.time.dayNear(instant), time });
  }
}
