import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CodeSetup, PasskeyCreation, RescueOpened } from '@holdfast/identity/model';
import {
  Button,
  ErrorPanel,
  Field,
  Icon,
  NeutralTitle,
  type Problem,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { PasskeyClient } from '../factor/passkey-client';
import { pictureOf, type SecretPicture } from '../factor/secret-picture';
import { takeSecrets } from '../reset/link-secret';

type Stage = 'looking' | 'trouble' | 'over' | 'waiting' | 'open' | 'mailed' | 'off' | 'done';

/** Where somebody who lost their second factor goes on: they wait or call it off, give their password, and set up another. */
@Component({
  selector: 'hf-rescue-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Field, Icon, Waiting],
  templateUrl: './rescue-page.html',
  styleUrls: ['../reset/reset-page.css', '../factor/factor-card.css'],
})
export class RescuePage {
  private readonly http = inject(HttpClient);
  private readonly problems = inject(ProblemWords);
  private readonly passkeys = inject(PasskeyClient);
  protected readonly time = inject(TimeWords);
  protected readonly clinic = inject(NeutralTitle).name();
  private readonly secrets = takeSecrets();
  /** Whether the mail also carries the right to choose a password. */
  protected readonly choosesPassword = this.secrets.reset !== null;
  protected readonly stage = signal<Stage>('looking');
  protected readonly view = signal<RescueOpened | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly password = signal('');
  protected readonly isMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal('');
  protected readonly setup = signal<{ secret: string; picture: SecretPicture } | null>(null);
  protected readonly code = signal('');

  constructor() {
    void this.open();
  }

  protected hasPasskeys(): boolean {
    return this.view()?.passkeysWorkHere === true && this.passkeys.works();
  }

  protected async open(): Promise<void> {
    if (this.secrets.token === '') return this.stage.set('over');
    try {
      const { token } = this.secrets;
      this.view.set(await firstValueFrom(this.http.post<RescueOpened>('/api/rescue/open', { token })));
      this.stage.set(this.view()?.isOpen ? 'open' : 'waiting');
    } catch (failure) {
      const problem = problemOf(failure);
      this.trouble.set(problem);
      this.stage.set(problem.code === 'link.over' ? 'over' : 'trouble');
    }
  }

  protected callOff(): void {
    void this.attempt(async () => {
      await firstValueFrom(this.http.post('/api/rescue/cancel', { token: this.secrets.token }));
      this.stage.set('off');
    });
  }

  protected mailReset(): void {
    void this.attempt(async () => {
      await firstValueFrom(this.http.post('/api/rescue/mail', { token: this.secrets.token }));
      this.stage.set('mailed');
    });
  }

  protected usePasskey(): void {
    void this.prove(async (proof) => {
      const asked = await firstValueFrom(this.http.post<PasskeyCreation>('/api/rescue/passkey', proof));
      const passkey = await this.passkeys.make(asked);
      if (passkey) await this.finish({ passkey, code: null });
    });
  }

  protected useCodeApp(): void {
    void this.prove(async (proof) => {
      const { secret, address } = await firstValueFrom(this.http.post<CodeSetup>('/api/rescue/code-app', proof));
      this.setup.set({ secret, picture: await pictureOf(address) });
    });
  }

  protected confirm(event: Event): void {
    event.preventDefault();
    const code = this.code().replace(/\D/g, '').padEnd(6, '0').slice(0, 6);
    void this.prove(() => this.finish({ passkey: null, code }));
  }

  private async finish(second: object): Promise<void> {
    await firstValueFrom(this.http.post('/api/rescue/finish', { ...this.proof(), ...second }));
    this.stage.set('done');
  }

  private proof() {
    return { ...this.secrets, password: this.password() };
  }

  private async prove(deed: (proof: object) => Promise<void>): Promise<void> {
    this.isMissing.set(this.password() === '');
    if (!this.isMissing()) await this.attempt(() => deed(this.proof()));
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    try {
      await deed();
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem.code === 'link.over') this.stage.set('over');
      else this.refusal.set(this.problems.say(problem));
    } finally {
      this.isBusy.set(false);
    }
  }
}
