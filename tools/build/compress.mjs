// Writes each text file of the built portal once more, compressed, beside itself: a phone on a slow line loads little,
// and the server spends nothing on it. Usage: node tools/build/compress.mjs <folder>
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const WORTH_BYTES = 1024;
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

const folder = process.argv[2];
for (const name of globSync('**/*.{js,css,html,json,svg,webmanifest}', { cwd: folder })) {
  const file = path.join(folder, name);
  const plain = readFileSync(file);
  if (plain.length < WORTH_BYTES) continue;
  writeFileSync(`${file}.br`, brotliCompressSync(plain, brotli));
  writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
}
