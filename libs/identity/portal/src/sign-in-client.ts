import { HttpClient, HttpContext } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { PasskeyRequest, Proof, SecondStep } from '@holdfast/identity/model';
import { type Grant, OWN_PROOF } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { PasskeyClient } from './factor/passkey-client';

/** What a sign-in answers: a session, or what is asked for besides. */
export type SignInReply = Grant | { readonly secondStep: SecondStep };

/** Asks the server to let somebody in, by whatever they can prove. Each fails with the server's problem. */
@Injectable({ providedIn: 'root' })
export class SignInClient {
  private readonly http = inject(HttpClient);
  private readonly passkeys = inject(PasskeyClient);
  /** Whether passkeys can be used in this browser and at this address. */
  readonly hasPasskeys = this.passkeys.works();

  byPassword(email: string, password: string): Promise<SignInReply> {
    return this.ask('/api/session', { email, password });
  }

  /** @returns null where the person turned it down, or the device has no passkey for this place */
  async byPasskey(): Promise<Grant | null> {
    const credential = await this.passkeys.get(await this.ask<PasskeyRequest>('/api/session/passkey/ask', null));
    return credential && this.ask('/api/session/passkey', credential);
  }

  bySecondStep(ticket: string, proof: Proof): Promise<Grant> {
    return this.ask('/api/session/second', { ticket, proof });
  }

  private ask<Answer>(url: string, body: object | null): Promise<Answer> {
    // A 401 is an answer here, and nothing to renew a sign-in for.
    return firstValueFrom(this.http.post<Answer>(url, body, { context: new HttpContext().set(OWN_PROOF, true) }));
  }
}
