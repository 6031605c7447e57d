import 'reflect-metadata';
import process from 'node:process';
import { Failure } from '@holdfast/platform/model';
import { COMMANDS } from './cli/commands';
import { readLine } from './cli/reading';

try {
  const found = readLine(COMMANDS, process.argv.slice(2));
  if (found) {
    const print = (text: string) => void process.stdout.write(`${text}\n`);
    process.exitCode = await found.command.run({ ...found.typed, print });
  } else {
    const list = COMMANDS.map(({ name, takes, about }) => `  ${`${name} ${takes}`.padEnd(34)} ${about}`).join('\n');
    process.stderr.write(`Usage: npm run cli -- <command>\n\n${list}\n`);
    process.exitCode = 2;
  }
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}

function wordsOf(error: unknown): string {
  if (error instanceof Failure) return `${error.title} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
}
