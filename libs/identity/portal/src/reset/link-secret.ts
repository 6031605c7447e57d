/**
 * The secret of the link that led here; empty for none. It stands behind `#`, never travels in an address, and is taken out
 * of the browser's bar at once.
 */
export function takeSecret(): string {
  return takeSecrets().token;
}

/** The same, with a second secret where the mail carried one: the right to choose a password. */
export function takeSecrets(): { readonly token: string; readonly reset: string | null } {
  const { hash, pathname } = globalThis.location;
  const token = /[#&]t=([^&]+)/.exec(hash)?.[1] ?? '';
  const reset = /[#&]r=([^&]+)/.exec(hash)?.[1] ?? null;
  globalThis.history.replaceState(globalThis.history.state, '', pathname);
  return { token, reset };
}
