import type { Command } from './commands';

/** What a person typed behind the command's name. */
export interface Typed {
  readonly args: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Finds the command that a line begins with, the longest name first, and reads the rest with the options that it knows.
 *
 * @param line the words as the shell split them
 * @returns null when no command has this name
 * @throws Error that names an option without its value
 */
export function readLine(
  commands: readonly Command[],
  line: readonly string[],
): { command: Command; typed: Typed } | null {
  const longest = commands.toSorted((one, other) => other.name.split(' ').length - one.name.split(' ').length);
  for (const command of longest) {
    const { words, ...typed } = split(line, command.values ?? []);
    const name = command.name.split(' ');
    if (name.every((part, index) => words[index] === part))
      return { command, typed: { ...typed, args: words.slice(name.length) } };
  }
  return null;
}

function split(line: readonly string[], taking: readonly string[]) {
  const words: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let at = 0; at < line.length; at += 1) {
    const word = line[at] ?? '';
    const [option = '', joined] = word.split(/=(.*)/s, 2);
    if (!word.startsWith('--')) words.push(word);
    else if (!taking.includes(option)) flags.add(word);
    else values.set(option, joined ?? valueOf(option, line[(at += 1)]));
  }
  return { words, flags, values };
}

function valueOf(option: string, next: string | undefined): string {
  if (next === undefined || next.startsWith('--')) throw new Error(`${option} needs a value behind it.`);
  return next;
}
