import { HttpClient, HttpContext } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import type { Id, ProxyScope } from '@holdfast/platform/model';
import { Subject, firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { statusOf } from '../problem/problem';
import { DeviceMemory } from './device-memory';
import type { Grant, Person, PersonPreference } from './person';
import { Clock } from '../time/clock';
import { alone } from './alone';
import { OWN_PROOF } from './session-http';
import { OPEN_CHANNEL } from './tab-channel';

/** Where the sign-in stands: not asked yet, nobody, somebody, or the server cannot be reached to ask. */
export type SessionState = 'unknown' | 'nobody' | 'somebody' | 'unreachable';

/** Who is signed in here, and the token that proves it, which lives in memory only. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly device = inject(DeviceMemory);
  private readonly clock = inject(Clock);
  private readonly tabs = inject(OPEN_CHANNEL)('hf-session');
  private readonly someone = signal<Person | null>(null);
  private readonly where = signal<SessionState>('unknown');
  private refreshing: Promise<SessionState> | null = null;
  private token: string | null = null;

  private readonly charge = signal<{ readonly patientId: Id; readonly scopes: readonly ProxyScope[] } | null>(null, {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  /** The person signed in, and for a proxy the chart of whom they help just now; null for nobody. */
  readonly person = computed(() => {
    const [person, charge] = [this.someone(), this.charge()];
    return person?.kind === 'proxy' && charge ? { ...person, patientId: charge.patientId } : person;
  });
  /** What the patient let a proxy do; nothing for anybody else. */
  readonly scopes = computed(() => this.charge()?.scopes ?? []);
  readonly state = this.where.asReadonly();
  private readonly expired = signal(false);
  /** Whether a sign-in ended here without being asked to; false after leaving, which must leave no trace. */
  readonly wasLost = this.expired.asReadonly();
  /** Whether what this person writes stands on the patient's side: the patient, or who helps them. */
  readonly isPatientSide = computed(() => this.someone() !== null && this.someone()?.kind !== 'staff');
  /** Fires when a sign-in ends here: `left` when the person asked for it, else it expired or was ended elsewhere. */
  readonly ended = new Subject<'left' | 'lost'>();

  constructor() {
    this.tabs.onmessage = (event: MessageEvent<string>) => {
      if (event.data === 'left' && this.someone()) this.forget('left');
    };
  }

  /** The proof for the next request; null while nobody is signed in. */
  accessToken(): string | null {
    return this.token;
  }

  /** Takes what the server gave for a sign-in, however the person proved who they are. */
  enter(grant: Grant): Person {
    this.device.write('left', null);
    this.device.write('attempt', null);
    return this.adopt(grant);
  }

  /** Whom a proxy helps from now on, as their list says; null for nobody. */
  actFor(charge: { readonly patientId: Id; readonly scopes: readonly ProxyScope[] } | null): void {
    this.charge.set(charge);
  }

  /** Finds out once, when the page loads, whether this browser is still signed in. */
  async resume(): Promise<SessionState> {
    if (this.where() === 'somebody') return 'somebody';
    // Asking without a cookie would only bring a refusal: the device remembers whether there may be one.
    if (this.device.read<boolean>('kept')) return this.refresh();
    if (this.device.read<boolean>('left')) await this.endOnServer().catch(() => undefined);
    this.where.set('nobody');
    return 'nobody';
  }

  /** Trades the cookie for a new token. Tabs take turns, because a refresh token that is used twice ends the session. */
  refresh(): Promise<SessionState> {
    this.refreshing ??= alone('hf-session', () => this.trade()).finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  /**
   * Goes on as somebody whom this device knows, while the server cannot be asked. Nothing is proven by it: it only shows
   * what lies on the device, and the first answer of the server decides.
   */
  carryOn(person: Person): void {
    if (this.where() !== 'unreachable') return;
    this.someone.set(person);
    this.where.set('somebody');
  }

  /** Signs out of this browser. */
  async signOut(): Promise<void> {
    this.device.write('kept', null);
    await this.endOnServer().catch(() => this.device.write('left', true));
    this.tabs.postMessage('left');
    this.forget('left');
  }

  /** Signs out everywhere at once. */
  async signOutEverywhere(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/me/sessions'));
    this.device.write('kept', null);
    this.tabs.postMessage('left');
    this.forget('left');
  }

  /** Drops everything at once, for a person who must leave this second; the server is told on the way out. */
  abandon(): void {
    this.device.write('left', true);
    this.device.write('kept', null);
    this.tabs.postMessage('left');
    if (this.token) {
      const headers = { 'X-Holdfast': 'portal', Authorization: `Bearer ${this.token}` };
      void fetch('/api/session', { method: 'DELETE', keepalive: true, headers }).catch(() => undefined);
    }
    // Unsent words go too: whoever looks at this device next finds nothing of them.
    this.forget('left');
  }

  /** The sign-in is over and a refresh did not help. */
  lose(): void {
    this.device.write('kept', null);
    this.expired.set(true);
    if (this.someone()) this.forget('lost');
    else this.where.set('nobody');
  }

  /** The lock was opened: what the server said before about it no longer holds. */
  opened(): void {
    this.someone.update((person) => person && { ...person, isLocked: false });
  }

  /** Saves how the person likes the portal and shows it. */
  async prefer(preferences: PersonPreference): Promise<void> {
    const me = await firstValueFrom(this.http.put<Person>('/api/me/preferences', preferences));
    this.clock.follow(me.now);
    this.someone.set(me);
  }

  private async trade(): Promise<SessionState> {
    try {
      // Named before it is made, and for every tab: where the answer is lost, whoever comes next asks the same again.
      // Not by the model's own maker of identifiers, which would bring all of zod to every phone.
      const attempt = this.device.read<string>('attempt') ?? v7();
      this.device.write('attempt', attempt);
      const how = { ...own(), headers: { 'X-Attempt': attempt } };
      this.adopt(await firstValueFrom(this.http.post<Grant>('/api/session/refresh', null, how)));
      this.device.write('attempt', null);
    } catch (refusal) {
      const status = statusOf(refusal);
      if (status === 401 || status === 403) this.device.write('attempt', null);
      if (status === 401 || status === 403) this.lose();
      else if (!this.someone()) this.where.set('unreachable');
    }
    return this.where();
  }

  private adopt(grant: Grant): Person {
    this.token = grant.accessToken;
    this.expired.set(false);
    this.clock.follow(grant.me.now);
    this.someone.set(grant.me);
    this.where.set('somebody');
    const { neutralName, phone, accentLight, accentDark, markVersion } = grant.me.clinic;
    this.device.write('clinic', { neutralName, phone, accentLight, accentDark, markVersion });
    this.device.write('kept', true);
    return grant.me;
  }

  private async endOnServer(): Promise<void> {
    try {
      await firstValueFrom(this.http.delete('/api/session', own()));
    } catch (refusal) {
      // Nobody to sign out any more is as good as signed out.
      if (statusOf(refusal) !== 401) throw refusal;
    }
    this.device.write('left', null);
  }

  private forget(why: 'left' | 'lost'): void {
    this.token = null;
    this.charge.set(null);
    this.someone.set(null);
    this.where.set('nobody');
    this.ended.next(why);
  }
}

function own(): { context: HttpContext } {
  return { context: new HttpContext().set(OWN_PROOF, true) };
}
