import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { InvitationOpened } from '@holdfast/clinic/model';
import type { PasskeyAttestation, PasskeyCreation } from '@holdfast/identity/model';
import { LanguageSwitch, PasskeyClient } from '@holdfast/identity/portal';
import {
  Button,
  ErrorPanel,
  Field,
  type Grant,
  Icon,
  Preference,
  type Problem,
  ProblemWords,
  Session,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** Where the link of an invitation leads: a passkey or a password, and then in. */
@Component({
  selector: 'hf-invitation-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Field, Icon, LanguageSwitch, Waiting],
  templateUrl: './invitation-page.html',
  styleUrl: '../set-up/set-up-page.css',
})
export class InvitationPage {
  private readonly http = inject(HttpClient);
  private readonly passkeys = inject(PasskeyClient);
  private readonly problems = inject(ProblemWords);
  private readonly preference = inject(Preference);
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly state = signal<'looking' | 'open' | 'over' | 'trouble'>('looking');
  protected readonly opened = signal<InvitationOpened | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly passkeysWork = computed(() => this.passkeys.works() && this.opened()?.passkeysWorkHere === true);
  /** Whether who is signed in here helps somebody already, and may take this up with the same account. */
  protected readonly canAccept = computed(
    () => this.opened()?.kind === 'proxy' && this.session.person()?.kind === 'proxy',
  );
  protected readonly password = signal('');
  protected readonly isMissing = signal(false);
  protected readonly notMade = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal('');
  private readonly token: string;

  constructor() {
    // The secret stands behind # and never travels in an address; it is taken out of the bar at once.
    this.token = /[#&]t=([^&]+)/.exec(globalThis.location.hash)?.[1] ?? '';
    globalThis.history.replaceState(globalThis.history.state, '', globalThis.location.pathname);
    void this.open();
  }

  protected async open(): Promise<void> {
    if (this.token === '') return this.state.set('over');
    try {
      const { token } = this;
      void this.session.resume();
      this.opened.set(await firstValueFrom(this.http.post<InvitationOpened>('/api/invitation/open', { token })));
      this.state.set('open');
    } catch (failure) {
      this.fail(problemOf(failure));
    }
  }

  protected asMyself(): Promise<void> {
    return this.attempt(async () => {
      await firstValueFrom(this.http.post('/api/me/charges', { token: this.token }));
      await this.router.navigateByUrl('/', { replaceUrl: true });
    });
  }

  protected byPasskey(): Promise<void> {
    return this.attempt(async () => {
      const body = { token: this.token, accountId: this.opened()?.accountId };
      const asked = await firstValueFrom(this.http.post<PasskeyCreation>('/api/invitation/passkey', body));
      const passkey = await this.passkeys.make(asked);
      this.notMade.set(passkey === null);
      if (passkey) await this.accept(passkey, null);
    });
  }

  protected byPassword(event: Event): void {
    event.preventDefault();
    this.isMissing.set(this.password() === '');
    if (!this.isMissing()) void this.attempt(() => this.accept(null, this.password()));
  }

  private async accept(passkey: PasskeyAttestation | null, password: string | null): Promise<void> {
    const { language } = this.preference.value();
    const body = { token: this.token, accountId: this.opened()?.accountId, passkey, password, language };
    this.session.enter(await firstValueFrom(this.http.post<Grant>('/api/invitation/accept', body)));
    await this.router.navigateByUrl('/', { replaceUrl: true });
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    this.notMade.set(false);
    try {
      await deed();
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem.code === 'link.over') this.fail(problem);
      else this.refusal.set(this.problems.say(problem));
    } finally {
      this.isBusy.set(false);
    }
  }

  private fail(problem: Problem): void {
    this.trouble.set(problem);
    this.state.set(problem.code === 'link.over' ? 'over' : 'trouble');
  }
}
