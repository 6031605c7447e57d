import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings, SettingsSchema, settingsTable } from './settings';

const least = { DATABASE_URL: 'postgres://x', KEYS_DIR: '/keys', SMTP_URL: 'smtp://x' };

describe('the settings', () => {
  it('name everything that is wrong, and never a value', () => {
    const read = () => readSettings({ PORT: 'secret-port', LOG_LEVEL: 'loud' });
    expect(read).toThrow(/PORT/);
    expect(read).toThrow(/DATABASE_URL/);
    expect(read).not.toThrow(/secret-port/);
  });

  it('can come from a file, and a file that is not there is an error', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-settings-'));
    const file = path.join(folder, 'url');
    writeFileSync(file, 'postgres://from-file\n');
    expect(readSettings({ ...least, DATABASE_URL_FILE: file }).DATABASE_URL).toBe('postgres://from-file');
    rmSync(folder, { recursive: true });
    expect(() => readSettings({ ...least, DATABASE_URL_FILE: file })).toThrow(/DATABASE_URL_FILE/);
  });

  it('keep the demo on this machine', () => {
    expect(() => readSettings({ ...least, DEMO: 'true', HOST: '0.0.0.0' })).toThrow(/loopback/);
    for (const HOST of ['127.0.0.1', 'localhost', '::1'])
      expect(readSettings({ ...least, DEMO: 'true', HOST }).HOST).toBe(HOST);
    expect(readSettings({ ...least, HOST: '0.0.0.0' }).DEMO).toBe(false);
  });

  it('let no clinic go without a mail server', () => {
    const { SMTP_URL: _, ...without } = least;
    expect(() => readSettings(without)).toThrow(/SMTP_URL/);
    expect(readSettings({ ...without, DEMO: 'true' }).SMTP_URL).toBeUndefined();
    expect(readSettings({ ...without, ROLES: 'http' }).SMTP_URL).toBeUndefined();
  });

  it('all stand in their table, each with what it is for', () => {
    for (const name of Object.keys(SettingsSchema.shape))
      expect(settingsTable()).toMatch(new RegExp(`\`${name}\` \\| .+ \\| .{10,} \\|`));
  });
});
