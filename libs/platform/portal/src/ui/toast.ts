import { Component, Injectable, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from './button';

/** One short piece of news, with perhaps a way back. */
export interface ToastNews {
  readonly words: string;
  readonly undo: (() => void) | null;
}

const SHOWN_MS = 8000;
const SHOWN_WITH_UNDO_MS = 10_000;

/** Says that something was done, and lets it be undone. Never the only place where an error is told. */
@Injectable({ providedIn: 'root' })
export class Toast {
  private readonly shown = signal<ToastNews | null>(null);
  private timer: ReturnType<typeof setTimeout> | null = null;
  readonly news = this.shown.asReadonly();

  /** Shows news in place of whatever was there. */
  say(words: string, undo: (() => void) | null = null): void {
    this.shown.set({ words, undo });
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.shown.set(null), undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
  }

  /** Takes the step back that the news offers, if it offers one. */
  undo(): void {
    this.shown()?.undo?.();
    this.clear();
  }

  /** Takes the news away. */
  clear(): void {
    this.shown.set(null);
  }
}

/** Where the news of `Toast` appears: at the foot of the screen, above the bar of the phone. */
@Component({
  selector: 'hf-toast-place',
  imports: [TranslocoDirective, Button],
  template: `
    <div role="status" class="place">
      @if (toast.news(); as news) {
        <div class="toast" *transloco="let t">
          <span>{{ news.words }}</span>
          @if (news.undo) {
            <button hfButton type="button" (click)="toast.undo()">{{ t('platform.action.undo') }}</button>
          }
          <button hfButton type="button" (click)="toast.clear()">{{ t('platform.action.dismiss') }}</button>
        </div>
      }
    </div>
  `,
  styles: `
    .place {
      position: fixed;
      inset-inline: 1rem;
      bottom: calc(5.5rem + env(safe-area-inset-bottom));
      z-index: 900;
      display: flex;
      justify-content: center;
      pointer-events: none;
    }
    .toast {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      padding: 0.5rem 0.75rem 0.5rem 1.25rem;
      border-radius: var(--hf-radius-card);
      background: var(--hf-on-surface);
      color: var(--hf-surface);
      box-shadow: var(--hf-shadow);
      pointer-events: auto;
    }
    .toast .hf-button {
      color: var(--hf-surface);
      text-decoration: underline;
      background: none;
    }
    @media (min-width: 905px) {
      .place {
        bottom: 1.5rem;
      }
    }
  `,
})
export class ToastPlace {
  protected readonly toast = inject(Toast);
}
