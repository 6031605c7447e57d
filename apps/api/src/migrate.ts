import process from 'node:process';
import { migrate } from './database/migration';

const url = process.env['DATABASE_OWNER_URL'];
if (!url) throw new Error('DATABASE_OWNER_URL is needed to migrate.');
await migrate(url, process.env);
