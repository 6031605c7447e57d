import { DestroyRef, Injectable, inject } from '@angular/core';
import { Drafts, Network } from '@holdfast/platform/portal';
import { ThreadApi } from '../thread-api';
import { ThreadListStore } from '../thread-list/thread-list-store';

/** The key under which words for a conversation that has not begun are kept. */
export const NEW_THREAD_DRAFT = 'new-thread';

/** Where the words of a composer are kept. */
export interface DraftPlace {
  readonly key: string;
  readonly patientId: string;
  readonly threadId: string;
  /** Whether the thread exists at the server, which keeps a copy then. */
  readonly isBorn: boolean;
}

const DEVICE_MS = 300;
const SERVER_MS = 1500;

/** Keeps what is being written: on the device within half a second, and at the server a moment later. */
@Injectable()
export class DraftKeeper {
  private readonly drafts = inject(Drafts);
  private readonly api = inject(ThreadApi);
  private readonly list = inject(ThreadListStore);
  private readonly network = inject(Network);
  private device: Waiting | null = null;
  private server: Waiting | null = null;

  constructor() {
    const now = (): void => this.saveNow();
    addEventListener('pagehide', now);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('pagehide', now);
      this.saveNow();
    });
  }

  /** The words kept on this device, else those kept at the server. */
  async restore(place: DraftPlace, atServer: string | null): Promise<string> {
    return (await this.drafts.read(place.key))?.body ?? atServer ?? '';
  }

  /** Takes note of what has been written so far. */
  changed(place: DraftPlace, body: string): void {
    this.device = again(this.device, DEVICE_MS, () => void this.drafts.keep(place.key, body));
    if (!place.isBorn) return;
    this.list.draft(place.threadId, body);
    this.server = again(this.server, SERVER_MS, () => this.tellServer(place, body));
  }

  /** Forgets the words, because they are on their way. */
  async sent(place: DraftPlace): Promise<void> {
    stop(this.device);
    stop(this.server);
    this.device = null;
    this.server = null;
    await this.drafts.keep(place.key, '');
    if (!place.isBorn) return;
    this.list.draft(place.threadId, '');
    this.tellServer(place, '');
  }

  private saveNow(): void {
    for (const waiting of [this.device, this.server]) {
      stop(waiting);
      waiting?.run();
    }
    this.device = null;
    this.server = null;
  }

  private tellServer({ patientId, threadId }: DraftPlace, body: string): void {
    if (!this.network.isOnline()) return;
    // The device has the words already; the server's copy is for the person's other devices.
    this.api.saveDraft(patientId, threadId, body.trim() === '' ? '' : body).catch(() => undefined);
  }
}

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly run: () => void;
}

function again(before: Waiting | null, wait: number, run: () => void): Waiting {
  stop(before);
  return { timer: setTimeout(run, wait), run };
}

function stop(waiting: Waiting | null): void {
  if (waiting) clearTimeout(waiting.timer);
}
