/**
 * The secret of the link that led here; empty for none. It stands behind `#`, never travels in an address, and is taken out
 * of the browser's bar at once.
 */
export function takeSecret(): string {
  const token = /[#&]t=([^&]+)/.exec(globalThis.location.hash)?.[1] ?? '';
  globalThis.history.replaceState(globalThis.history.state, '', globalThis.location.pathname);
  return token;
}
