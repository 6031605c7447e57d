import { HttpClient } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import type { CodeSetup, FactorView, PasskeyCreation, RecoveryCodeList } from '@holdfast/identity/model';
import { type Problem, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { PasskeyClient } from './passkey-client';

/** One's ways to sign in, as the page shows and changes them. */
@Injectable()
export class FactorStore {
  private readonly http = inject(HttpClient);
  private readonly passkeys = inject(PasskeyClient);
  readonly view = signal<FactorView | null>(null);
  readonly trouble = signal<Problem | null>(null);
  /** What is under way; null while nothing is. */
  readonly busy = signal<string | null>(null);
  /** What was refused last, and where on the page it belongs. */
  readonly refused = signal<{ at: string; problem: Problem } | null>(null);

  /** Reads the view; what stood before stays until it comes. */
  async load(): Promise<void> {
    this.trouble.set(null);
    try {
      this.view.set(await firstValueFrom(this.http.get<FactorView>('/api/me/factors')));
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    }
  }

  /** @returns whether one was kept; false where the person turned it down or it was refused */
  addPasskey(name: string): Promise<boolean> {
    return this.act('passkey', async () => {
      const asked = await firstValueFrom(this.http.post<PasskeyCreation>('/api/me/passkeys/ask', null));
      const credential = await this.passkeys.make(asked);
      if (!credential) return false;
      this.view.set(await firstValueFrom(this.http.post<FactorView>('/api/me/passkeys', { name, credential })));
      return true;
    });
  }

  renamePasskey(id: string, name: string): Promise<boolean> {
    return this.change('passkey', () => this.http.put<FactorView>(`/api/me/passkeys/${id}`, { name }));
  }

  removePasskey(id: string): Promise<boolean> {
    return this.change('passkey', () => this.http.delete<FactorView>(`/api/me/passkeys/${id}`));
  }

  /** @returns the secret to show; null where it was refused */
  async beginCodeApp(): Promise<CodeSetup | null> {
    let setup: CodeSetup | null = null;
    await this.act('codeApp', async () => {
      setup = await firstValueFrom(this.http.post<CodeSetup>('/api/me/code-app', null));
      return true;
    });
    return setup;
  }

  confirmCodeApp(code: string): Promise<boolean> {
    return this.change('codeApp', () => this.http.put<FactorView>('/api/me/code-app', { code }));
  }

  removeCodeApp(): Promise<boolean> {
    return this.change('codeApp', () => this.http.delete<FactorView>('/api/me/code-app'));
  }

  /** @returns ten new codes; empty where it was refused */
  async renewRecoveryCodes(): Promise<readonly string[]> {
    let codes: readonly string[] = [];
    await this.act('recovery', async () => {
      const made = await firstValueFrom(this.http.post<RecoveryCodeList>('/api/me/recovery-codes', null));
      codes = made.codes;
      await this.load();
      return true;
    });
    return codes;
  }

  changePassword(password: string): Promise<boolean> {
    return this.act('password', async () => {
      await firstValueFrom(this.http.put('/api/me/password', { password }));
      await this.load();
      return true;
    });
  }

  private change(at: string, ask: () => ReturnType<HttpClient['get']>): Promise<boolean> {
    return this.act(at, async () => {
      this.view.set((await firstValueFrom(ask())) as FactorView);
      return true;
    });
  }

  private async act(at: string, deed: () => Promise<boolean>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(at);
    this.refused.set(null);
    try {
      return await deed();
    } catch (failure) {
      this.refused.set({ at, problem: problemOf(failure) });
      return false;
    } finally {
      this.busy.set(null);
    }
  }
}
