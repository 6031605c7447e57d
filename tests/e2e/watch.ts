import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What must never happen on a page, as it happened. */
export interface Watch {
  /** Errors of the console and of scripts, and what the content security policy refused. */
  readonly errors: string[];
  /** Requests to any other origin. */
  readonly strangers: string[];
}

/** Listens to a page from now on, whatever it shows. */
export async function watch(page: Page, origin: string): Promise<Watch> {
  const seen: Watch = { errors: [], strangers: [] };
  page.on('console', (line) => {
    if (line.type() === 'error') seen.errors.push(`${line.text()} (${page.url()})`);
  });
  page.on('pageerror', (error) => seen.errors.push(`${error.message} (${page.url()})`));
  page.on('request', (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && !url.startsWith(origin)) seen.strangers.push(url);
  });
  await page.exposeFunction('hfRefused', (what: string) => seen.errors.push(`refused by policy: ${what}`));
  await page.addInitScript(() => {
    const tell = (globalThis as unknown as { hfRefused: (what: string) => void }).hfRefused;
    document.addEventListener('securitypolicyviolation', (event) =>
      tell(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return seen;
}

/** Everything a page hears from the server: answers of the API and the live line. */
export function listen(page: Page): { all: () => Promise<string> } {
  const heard: Promise<string>[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/api/')) heard.push(answer.text().catch(() => ''));
  });
  page.on('websocket', (line) =>
    line.on('framereceived', ({ payload }) => heard.push(Promise.resolve(String(payload)))),
  );
  return { all: async () => (await Promise.all(heard)).join('\n') };
}

/** How far a page can be pushed sideways, in pixels; it must be 0. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

/**
 * What stands in somebody's way on a page, as axe finds it: the rule, then where; none where all is well.
 * Looked at only once nothing moves any more: a button that has just come alive has, for a tenth of a second,
 * its new words on its old ground.
 *
 * @param rules the sets of rules to keep to; all of axe's where none are named
 */
export async function barriers(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // What is busy behind a dialog stays so for as long as the dialog is open.
  await page.waitForFunction(
    () => document.querySelector('[role="dialog"]') ?? !document.querySelector('button[aria-busy="true"]'),
  );
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((move) => move.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(ending.map((move) => move.finished.catch(() => null)));
  });
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules.length > 0 ? axe.withTags([...rules]).setLegacyMode() : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}
