import type { Command } from './commands';
import { readLine } from './reading';

const command = (name: string, values: readonly string[] = []): Command => ({
  ...{ name, takes: '', about: '', values },
  run: () => Promise.resolve(0),
});
const COMMANDS = [command('backup', ['--to']), command('backup keys', ['--to']), command('docs')];
const read = (line: string) => {
  const found = readLine(COMMANDS, line.split(' '));
  return found && { name: found.command.name, ...found.typed, values: Object.fromEntries(found.typed.values) };
};

describe('a line of the command line', () => {
  it('finds the command with the longest name that fits', () => {
    expect(read('backup keys --to a')?.name).toBe('backup keys');
    expect(read('backup --to a')?.name).toBe('backup');
  });

  it('takes no value of an option for a part of the name', () => {
    expect(read('backup --to keys')).toMatchObject({ name: 'backup', values: { '--to': 'keys' }, args: [] });
  });

  it('reads a value behind the option or after its equals sign', () => {
    expect(read('backup --to a/b --json')).toMatchObject({ values: { '--to': 'a/b' }, flags: new Set(['--json']) });
    expect(read('backup --to=a=b')).toMatchObject({ values: { '--to': 'a=b' } });
  });

  it('refuses an option without its value', () => {
    expect(() => read('backup --to')).toThrow('--to needs a value');
    expect(() => read('backup --to --json')).toThrow('--to needs a value');
  });

  it('leaves what the command does not know as flags and words', () => {
    expect(read('docs --check one')).toMatchObject({ args: ['one'], flags: new Set(['--check']) });
  });

  it('finds nothing where there is no such command', () => {
    expect(read('nothing')).toBeNull();
  });
});
