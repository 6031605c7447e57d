import { HttpClient, HttpContext } from '@angular/common/http';
import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { CheckInSheet, LinkGrant } from '@holdfast/check-in/model';
import { Clock, DeviceMemory, OWN_PROOF, backoff, problemOf } from '@holdfast/platform/portal';
import { Subject, firstValueFrom } from 'rxjs';
import type { AnswerPost } from '../answering/answer-post';
import { type Arrival, type Change, type Refusal, fateOf, placeOf } from '../answering/change';
import type { HeldSheet } from '../answering/held-sheet';
import { LinkPass } from './link-pass';

const URL = '/api/check-in-link';
const PAUSE_MS = 1000;

/** Carries the answers of somebody who came by a link: one check-in, within this tab, one change after the other. */
@Injectable()
export class LinkPost implements AnswerPost {
  private readonly http = inject(HttpClient);
  private readonly link = inject(LinkPass);
  private readonly device = inject(DeviceMemory);
  private readonly clock = inject(Clock);
  private readonly queue = signal<readonly Change[]>(this.link.kept<Change[]>('queue') ?? []);
  private readonly stuck = signal(false);
  private checkInId = '';
  private sending = false;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  readonly isSignedIn = false;
  readonly root = signal(['/c']).asReadonly();
  readonly waiting = this.queue.asReadonly();
  readonly isStuck = this.stuck.asReadonly();
  readonly arrived = new Subject<Arrival>();
  readonly refused = new Subject<Refusal>();

  constructor() {
    const back = (): void => void this.flush();
    addEventListener('online', back);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', back);
      if (this.timer) clearTimeout(this.timer);
    });
  }

  /** Spends the link's secret for a pass. Fails as the server says. */
  async open(secret: string): Promise<CheckInSheet> {
    const grant = await firstValueFrom(this.http.post<LinkGrant>(`${URL}/open`, { token: secret }, this.proof()));
    this.link.spend(grant.pass);
    this.set([]);
    return this.sheetIn(grant);
  }

  choose(checkInId: string): void {
    this.checkInId = checkInId;
    void this.flush();
  }

  async sheet(): Promise<CheckInSheet> {
    return this.sheetIn(await firstValueFrom(this.http.get<LinkGrant>(URL, this.proof())));
  }

  held(): Promise<HeldSheet | null> {
    return Promise.resolve(this.link.kept<HeldSheet>('held'));
  }

  keep(held: HeldSheet): Promise<void> {
    this.link.keep('held', held);
    return Promise.resolve();
  }

  put(change: Change): Promise<void> {
    this.set([...this.queue(), change]);
    void this.flush();
    return Promise.resolve();
  }

  private sheetIn({ clinic, sheet, now }: LinkGrant): CheckInSheet {
    this.clock.follow(now);
    // Help and the way out show the clinic's neutral name and phone here too.
    this.device.write('clinic', clinic);
    return sheet;
  }

  private async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.sending) return;
    this.sending = true;
    for (let next = this.queue()[0]; next && this.link.pass(); next = this.queue()[0]) {
      if (!(await this.send(next))) break;
    }
    this.sending = false;
  }

  private async send(change: Change): Promise<boolean> {
    try {
      const answer = await firstValueFrom(this.http.put(`${URL}/${placeOf(change)}`, change.body, this.proof()));
      this.drop(change);
      this.tries = 0;
      this.stuck.set(false);
      this.arrived.next({ checkInId: this.checkInId, change, answer });
      return true;
    } catch (failure) {
      return this.fail(change, problemOf(failure));
    }
  }

  private fail(change: Change, { code, status }: { readonly code: string; readonly status: number }): boolean {
    if (fateOf(code) === 'again') {
      this.stuck.set(status !== 0);
      this.timer = setTimeout(() => void this.flush(), PAUSE_MS + backoff(this.tries++));
      return false;
    }
    // A check-in with an answer in doubt is not finished; what stands behind it is sent all the same.
    if (fateOf(code) === 'choose') this.set(this.queue().filter(({ kind }) => kind !== 'submission'));
    this.drop(change);
    this.refused.next({ checkInId: this.checkInId, change, code });
    return true;
  }

  private drop({ id }: Change): void {
    this.set(this.queue().filter((one) => one.id !== id));
  }

  private set(queue: readonly Change[]): void {
    this.queue.set(queue);
    this.link.keep('queue', queue.length > 0 ? queue : null);
  }

  private proof(): { headers: Record<string, string>; context: HttpContext } {
    const pass = this.link.pass();
    return {
      headers: pass ? { 'x-check-in-pass': pass } : {},
      context: new HttpContext().set(OWN_PROOF, true),
    };
  }
}
