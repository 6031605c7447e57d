import { expect, test } from '@playwright/test';
import { PHONE, at, signIn } from './people';

const SCRIPT_BYTES = 170 * 1024;
const REQUESTS = 12;

test('a patient’s first page costs at most 170 KB of script and 12 requests before it stands', async ({ browser }) => {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  const page = await context.newPage();
  await signIn(page, at('elijah.grant'));
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, { type: string; url: string }>();
  const sizes = new Map<string, number>();
  line.on('Network.requestWillBeSent', ({ requestId, request, type }) =>
    kinds.set(requestId, { type: type ?? '', url: request.url }),
  );
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await page.goto('/home');
  await expect(page.getByRole('link', { name: 'Write to your care team' })).toBeVisible();
  // What is asked for once the page stands, such as the live line, keeps nobody waiting; its bytes count all the same.
  const first = new Set(kinds.keys());
  await page.waitForLoadState('networkidle');
  const all = [...kinds].map(([id, one]) => ({ ...one, id, size: sizes.get(id) ?? 0 }));
  const start = all.filter(
    ({ id, type }) => first.has(id) && ['Document', 'Script', 'Stylesheet', 'Font'].includes(type),
  );
  const scripts = all.filter(({ type }) => type === 'Script');
  const bytes = scripts.reduce((sum, { size }) => sum + size, 0);
  const asked = all.filter(({ url }) => url.includes('/api/')).length;
  console.log(
    `      ${Math.round(bytes / 1024)} KB of script in ${scripts.length} files; ${start.length} requests, ${asked} to the API`,
  );
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(SCRIPT_BYTES);
  expect(start.length).toBeLessThanOrEqual(REQUESTS);
  await context.close();
});
