import process from 'node:process';
import { diagnose, fill, type Finding, FINDING_WORDS } from '@holdfast/operation/model';
import { examine, unreadable } from '@holdfast/operation/server';
import { readSettings } from '@holdfast/platform/server';
import { installationOf } from '../installation';
import type { Call } from './commands';

/** Says what is wrong with this installation, why it matters and what mends it; works when the database is down. */
export async function doctor({ flags, print }: Call): Promise<number> {
  const findings = diagnose(await factsOf(), Date.now());
  const isSound = findings.every(({ weight }) => weight !== 'wrong');
  if (flags.has('--json')) print(JSON.stringify({ isSound, findings: findings.map(told) }));
  else {
    for (const finding of findings) print(paragraph(finding));
    print(findings.length === 0 ? 'Nothing is wrong.' : isSound ? 'Nothing must be mended.' : 'Not well.');
  }
  return isSound ? 0 : 1;
}

async function factsOf() {
  try {
    return await examine(installationOf(readSettings(process.env)));
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

function told(finding: Finding) {
  const { wrong, why, fix } = FINDING_WORDS.en[finding.code];
  const said = (text: string) => fill(text, finding.facts);
  return { code: finding.code, weight: finding.weight, wrong: said(wrong), why: said(why), fix: said(fix) };
}

function paragraph(finding: Finding): string {
  const { wrong, why, fix } = told(finding);
  return `${finding.weight === 'wrong' ? '✗' : '·'} ${wrong}\n    ${why}\n    → ${fix}\n`;
}
