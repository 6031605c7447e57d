const WORKER = 'ngsw-worker.js';

interface TrustedTypeFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown;
}

/**
 * Angular registers its service worker by a plain string, which Trusted Types refuse. This lets exactly that one
 * address through and nothing else.
 */
export function allowOnlyTheWorker(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypeFactory };
  trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url === WORKER ? url : null) });
}
