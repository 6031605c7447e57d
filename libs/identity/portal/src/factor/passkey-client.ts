import { Injectable } from '@angular/core';
import type { PasskeyAssertion, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from '@holdfast/identity/model';

const NUMBER = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/;

/** The browser's side of passkeys. What talks to the device is loaded when it is first used. */
@Injectable({ providedIn: 'root' })
export class PasskeyClient {
  /** Whether this browser has passkeys, and the portal's address is a name that they can belong to. */
  works(): boolean {
    const { PublicKeyCredential, isSecureContext, location } = globalThis as typeof globalThis & {
      PublicKeyCredential?: unknown;
    };
    return PublicKeyCredential !== undefined && isSecureContext && !NUMBER.test(location.hostname);
  }

  /** Asks the device for a passkey. @returns null where the person turned it down or has none */
  async get(optionsJSON: PasskeyRequest): Promise<PasskeyAssertion | null> {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    const { id, rawId, response } = (await startAuthentication({ optionsJSON: optionsJSON }).catch(() => null)) ?? {};
    if (!id || !rawId || !response) return null;
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return { id, rawId, type: 'public-key', response: { clientDataJSON, authenticatorData, signature, userHandle } };
  }

  /** Has the device make a passkey. @returns null where the person turned it down, or the device has one already */
  async make(optionsJSON: PasskeyCreation): Promise<PasskeyAttestation | null> {
    const { startRegistration } = await import('@simplewebauthn/browser');
    const { id, rawId, response } = (await startRegistration({ optionsJSON: optionsJSON }).catch(() => null)) ?? {};
    if (!id || !rawId || !response) return null;
    const { clientDataJSON, attestationObject, transports } = response;
    return { id, rawId, type: 'public-key', response: { clientDataJSON, attestationObject, transports } };
  }
}
