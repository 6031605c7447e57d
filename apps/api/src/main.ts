import process from 'node:process';
import { NodeBeat } from '@holdfast/operation/server';
import { readSettings } from '@holdfast/platform/server';
import { createApp } from './app';

const settings = readSettings(process.env);
const app = await createApp(settings);
await app.listen(settings.PORT, settings.HOST);
// A command of the command line is no node: only what serves says that it lives.
await app.get(NodeBeat).begin();
// A supervisor that dies without a word closes this channel; nobody may go on serving without it.
if (process.channel) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.send?.({ ready: true });
