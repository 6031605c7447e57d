import 'reflect-metadata';
import process from 'node:process';
import { COMMANDS } from './cli/commands';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith('--')));
const command = COMMANDS.find(({ name }) => name.split(' ').every((part, index) => words[index] === part));

if (!command) {
  const list = COMMANDS.map(({ name, takes, about }) => `  ${`${name} ${takes}`.padEnd(34)} ${about}`).join('\n');
  process.stderr.write(`Usage: npm run cli -- <command>\n\n${list}\n`);
  process.exitCode = 2;
} else {
  try {
    const args = words.slice(command.name.split(' ').length);
    process.exitCode = await command.run({ args, flags, print: (text) => void process.stdout.write(`${text}\n`) });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
