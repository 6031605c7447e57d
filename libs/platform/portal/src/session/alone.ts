/** Runs work that only one tab at a time may do; where the browser has no locks, within this tab. */
export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (locks) return locks.request(name, work);
  const before = waiting.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  waiting.set(name, mine);
  return mine;
}

const waiting = new Map<string, Promise<unknown>>();
