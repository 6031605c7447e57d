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

/**
 * Where a page checks input with zod before it is queued, zod would try whether it may compile; the page's policy forbids
 * that and tells of it in the console. It reads this when it is loaded, which no first page does.
 */
export function checkWithoutCompiling(): void {
  (globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };
}
