import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ThreadView } from '@holdfast/messaging/model';
import { Clock, TimeWords } from '@holdfast/platform/portal';
import { WHY_SHAPE, type Why, whyNow } from './why';

/** Says why a conversation stands where it stands, in words and a shape that move with the clock. */
@Injectable({ providedIn: 'root' })
export class WhyWords {
  private readonly clock = inject(Clock);
  private readonly time = inject(TimeWords);
  private readonly transloco = inject(TranslocoService);

  /** The reason, its shape and its words at this moment. */
  say(thread: ThreadView): { readonly reason: Why['reason']; readonly shape: string; readonly words: string } {
    this.transloco.activeLang();
    const now = this.clock.halfMinute();
    const why = whyNow(thread, now);
    const span = this.time.span(why.minutes ?? 0);
    const since = thread.waitingSince ? this.time.short(thread.waitingSince) : '';
    const isEarly = why.reason === 'escalated' && Date.parse(thread.replyDueAt ?? '') > now;
    const words = this.transloco.translate<string>(`inbox.why.${isEarly ? 'escalatedEarly' : why.reason}`, {
      span,
      since,
    });
    return { reason: why.reason, shape: WHY_SHAPE[why.reason], words };
  }
}
