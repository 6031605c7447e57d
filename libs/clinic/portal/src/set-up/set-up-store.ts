import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { NewClinicCard, SetUp, SetUpView } from '@holdfast/clinic/model';
import type { PasskeyAttestation, PasskeyCreation } from '@holdfast/identity/model';
import { PasskeyClient } from '@holdfast/identity/portal';
import { type Grant, Preference, type Problem, Session, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** When the clinic is open on one day of the week, as it is being typed. */
export interface DayHours {
  readonly isOpen: boolean;
  readonly opens: string;
  readonly closes: string;
}

/** Everything typed on the way; it outlives a reload of the tab. */
export interface SetUpDraft {
  readonly step: number;
  readonly name: string;
  readonly neutralName: string;
  readonly phone: string;
  readonly zone: string;
  /** By weekday, Monday first. */
  readonly days: readonly DayHours[];
  readonly crisisWords: string;
  readonly adminName: string;
  readonly adminTitle: string;
  readonly email: string;
}

const KEY = 'hf-set-up';
const WORKDAY: DayHours = { isOpen: true, opens: '08:00', closes: '17:00' };
const EMPTY: SetUpDraft = {
  step: 0,
  ...{ name: '', neutralName: '', phone: '', crisisWords: '', adminName: '', adminTitle: '', email: '' },
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  days: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ ...WORKDAY, isOpen: day < 6 })),
};

interface Kept {
  readonly token: string;
  readonly draft: SetUpDraft;
  readonly view: SetUpView | null;
}

/** Setting an installation up, from the link to the first session. Nothing is made before the last step. */
@Injectable()
export class SetUpStore {
  private readonly http = inject(HttpClient);
  private readonly passkeys = inject(PasskeyClient);
  private readonly preference = inject(Preference);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private token = '';
  readonly state = signal<'looking' | 'open' | 'over' | 'trouble'>('looking');
  readonly trouble = signal<Problem | null>(null);
  readonly draft = signal<SetUpDraft>(EMPTY);
  readonly view = signal<SetUpView | null>(null);
  /** Whether a passkey can be made in this browser and at this address. */
  readonly passkeysWork = computed(() => this.passkeys.works() && this.view()?.passkeysWorkHere === true);
  /** Made, and kept for the last step; a reload loses it, and it is made again. */
  readonly passkey = signal<PasskeyAttestation | null>(null);
  /** Never kept anywhere but here. */
  readonly password = signal('');
  readonly isBusy = signal(false);
  readonly refused = signal<Problem | null>(null);

  /** Reads the link's secret out of the address, which it leaves at once, and looks whether it works. */
  async begin(): Promise<void> {
    const kept = read();
    this.token = /[#&]t=([^&]+)/.exec(globalThis.location.hash)?.[1] ?? kept?.token ?? '';
    globalThis.history.replaceState(globalThis.history.state, '', globalThis.location.pathname);
    if (kept?.token === this.token) this.draft.set(kept.draft);
    this.state.set('looking');
    try {
      const view = await firstValueFrom(this.http.post<SetUpView>('/api/set-up/open', { token: this.token || '-' }));
      this.view.set(kept?.token === this.token && kept.view ? { ...view, ...kept.view } : view);
      this.keep();
      this.state.set('open');
    } catch (failure) {
      const problem = problemOf(failure);
      this.trouble.set(problem);
      this.state.set(problem.code === 'link.over' ? 'over' : 'trouble');
    }
  }

  /** Takes what was typed. */
  change(part: Partial<SetUpDraft>): void {
    this.draft.update((before) => ({ ...before, ...part }));
    this.refused.set(null);
    this.keep();
  }

  /** @returns whether a passkey was made; false where the person turned it down */
  makePasskey(): Promise<boolean> {
    return this.act(async () => {
      const { clinicId, accountId } = this.view() ?? {};
      const { adminName: name, neutralName: clinicName } = this.draft();
      const body = { token: this.token, clinicId, accountId, name: name.trim(), clinicName: clinicName.trim() };
      const made = await this.passkeys.make(
        await firstValueFrom(this.http.post<PasskeyCreation>('/api/set-up/passkey', body)),
      );
      this.passkey.set(made);
      return made !== null;
    });
  }

  /** @returns whether the test mail went out */
  tryMail(): Promise<boolean> {
    const { email, neutralName } = this.draft();
    return this.act(async () => {
      const body = { token: this.token, email: email.trim(), clinicName: neutralName.trim() };
      await firstValueFrom(this.http.post('/api/set-up/mail', body));
      return true;
    });
  }

  /** Makes the clinic, and goes in. @returns false where it was refused */
  finish(): Promise<boolean> {
    return this.act(async () => {
      const { language } = this.preference.value();
      this.session.enter(await firstValueFrom(this.http.post<Grant>('/api/set-up', this.input(language))));
      sessionStorage.removeItem(KEY);
      await this.router.navigateByUrl('/', { replaceUrl: true });
      return true;
    });
  }

  private input(language: 'en' | 'es'): SetUp {
    const draft = this.draft();
    const passkey = this.passkey();
    const clinic: NewClinicCard = {
      name: draft.name.trim(),
      neutralName: draft.neutralName.trim(),
      phone: draft.phone.trim(),
      zone: draft.zone.trim(),
      hours: draft.days.flatMap(({ isOpen, opens, closes }, index) =>
        isOpen ? [{ weekday: index + 1, opens, closes }] : [],
      ),
      holidays: [],
      crisisWords: draft.crisisWords
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    };
    const { clinicId = '', accountId = '' } = this.view() ?? {};
    const who = { name: draft.adminName.trim(), title: draft.adminTitle.trim(), email: draft.email.trim(), language };
    const password = passkey ? null : this.password() || null;
    return { token: this.token, clinicId, accountId, clinic, admin: { ...who, passkey, password } };
  }

  private async act(deed: () => Promise<boolean>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refused.set(null);
    try {
      return await deed();
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem.code === 'link.over') this.state.set('over');
      else this.refused.set(problem);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private keep(): void {
    const kept: Kept = { token: this.token, draft: this.draft(), view: this.view() };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing only loses the draft at a reload.
    }
  }
}

function read(): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}
