import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What Playwright needs to start a browser. */
export interface Browser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env?: Record<string, string>;
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// No traffic of the browser's own: a journey talks to the system under test and to nobody else.
const SILENT = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
];

/**
 * The browser of the journeys: BROWSER_PATH, else an installed Chromium or Chrome, else the one from npm, which
 * runs on a machine without any browser library. Set BROWSER_FROM_NPM to take that one in any case.
 */
export async function findBrowser(): Promise<Browser> {
  // Chromium's sandbox does not run as root; its pages here are our own.
  const args = process.getuid?.() === 0 ? [...SILENT, '--no-sandbox'] : SILENT;
  const given = process.env['BROWSER_PATH'];
  if (given) return { executablePath: given, args };
  const installed = INSTALLED.find((file) => existsSync(file));
  if (installed && !process.env['BROWSER_FROM_NPM']) return { executablePath: installed, args };
  return unpackBrowser(path.resolve(import.meta.dirname, '../../.data/browser'));
}

async function unpackBrowser(dir: string): Promise<Browser> {
  mkdirSync(dir, { recursive: true });
  const executablePath = await within(dir, async () => {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    const program = await chromium.executablePath();
    // The libraries it needs (NSS and friends); the package unpacks them by itself only inside AWS Lambda.
    const packed = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
    if (!existsSync(path.join(dir, 'al2023'))) await inflate(path.join(packed, 'al2023.tar.br'));
    return program;
  });
  const env = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: path.join(dir, 'al2023/lib'),
    FONTCONFIG_FILE: writeFontSettings(dir),
  };
  return { executablePath, args: [...SILENT, '--no-sandbox', '--disable-dev-shm-usage'], env };
}

// The package unpacks below the temporary folder, which other accounts share: give it one of ours meanwhile.
async function within<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = dir;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

// Without any font text has no size, and Playwright calls it hidden.
function writeFontSettings(dir: string): string {
  const file = path.join(dir, 'fonts.conf');
  const folders = [path.join(dir, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('');
  const cache = `<cachedir>${path.join(dir, 'fonts-cache')}</cachedir>`;
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  writeFileSync(file, `${head}<fontconfig>${folders}${cache}</fontconfig>`);
  return file;
}
