import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, effect, inject, signal } from '@angular/core';
import type { PreviewPromises, PromisePreview } from '@holdfast/messaging/model';
import { firstValueFrom } from 'rxjs';

const PAUSE_MS = 400;

/** Asks what would be promised by what is typed, once the typing pauses. What it cannot be asked for leaves the last answer. */
@Injectable()
export class PromisePreviewing {
  private readonly http = inject(HttpClient);
  private readonly answer = signal<PromisePreview | null>(null);
  private timer: ReturnType<typeof setTimeout> | null = null;
  private round = 0;
  readonly shown = this.answer.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
  }

  /** Follows what is typed; null where it is not worth asking. */
  follow(typed: () => PreviewPromises | null): void {
    effect(() => {
      const asked = typed();
      if (this.timer) clearTimeout(this.timer);
      if (asked) this.timer = setTimeout(() => void this.ask(asked), this.round > 0 ? PAUSE_MS : 0);
    });
  }

  // A preview is a help: where it fails, saving says why.
  private async ask(asked: PreviewPromises): Promise<void> {
    const round = ++this.round;
    const url = '/api/clinic/message-promise/preview';
    const answer = await firstValueFrom(this.http.post<PromisePreview>(url, asked)).catch(() => null);
    if (answer && round === this.round) this.answer.set(answer);
  }
}
