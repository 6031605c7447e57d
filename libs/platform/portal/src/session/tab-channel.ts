import { InjectionToken } from '@angular/core';

/** A line between the tabs of one browser, as far as the portal uses it. */
export interface TabChannel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(news: unknown): void;
  close(): void;
}

/** Opens a line between the tabs of this browser; a token so that a test can play several tabs. */
export const OPEN_CHANNEL = new InjectionToken<(name: string) => TabChannel>('open-channel', {
  factory: () => (name) => new BroadcastChannel(name),
});
