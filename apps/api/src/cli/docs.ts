import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Claim, PROXY_SCOPES, ROLES, type Role, type Tie } from '@holdfast/platform/model';
import { type Entrance, GateCheck, Policies, settingsTable } from '@holdfast/platform/server';
import { format, resolveConfig } from 'prettier';
import type { Call } from './commands';
import { inProgram } from './context';

const SETTINGS_FILE = 'docs/settings.md';
const MATRIX_FILE = 'docs/access-matrix.md';

/** Writes the documents that are made from the code, or says which of them are out of date. */
export function docs({ flags, print }: Call): Promise<number> {
  return inProgram(async (app) => {
    const made = await generatedDocs(app.get(Policies), app.get(GateCheck).entrances());
    const stale = Object.entries(made).filter(
      ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
    );
    for (const [file, text] of stale) {
      if (!flags.has('--check')) writeFileSync(file, text);
      print(flags.has('--check') ? `${file} is out of date. Mend it with: npm run cli -- docs` : `${file} written`);
    }
    return flags.has('--check') && stale.length > 0 ? 1 : 0;
  });
}

/** The generated documents by file. */
export async function generatedDocs(
  policies: Policies,
  entrances: readonly Entrance[],
): Promise<Record<string, string>> {
  const settings = `# Settings\n\nMade from the settings schema; do not edit. Any setting can be given as \`NAME\` or, as the path of a file\nthat holds it, as \`NAME_FILE\`.\n\n${settingsTable()}`;
  const matrix = `# Who may do what\n\nMade from the policy tables; do not edit.\n\n## Actions\n\n${actions(policies)}\n\n## Ways in\n\n${ways(entrances)}\n`;
  const tidy = async (file: string, text: string) => format(text, { ...(await resolveConfig(file)), filepath: file });
  return { [SETTINGS_FILE]: await tidy(SETTINGS_FILE, settings), [MATRIX_FILE]: await tidy(MATRIX_FILE, matrix) };
}

function actions(policies: Policies): string {
  const head = ['action', ...ROLES, 'rule in words'];
  const rows = policies
    .entries()
    .map(([action, may]) => [`\`${action}\``, ...ROLES.map((role) => mark(may, role)), may.words]);
  return table(head, rows);
}

function mark(may: Claim, role: Role): string {
  const actor = {
    kind: role === 'patient' || role === 'proxy' ? role : ('staff' as const),
    roles: [role],
  };
  // A proxy is shown with everything a patient can give; the words say which part it takes.
  const tiesOf = { patient: ['self', 'none'], proxy: ['proxy', 'none'] } as const;
  const ties: readonly Tie[] = role === 'patient' || role === 'proxy' ? tiesOf[role] : ['care-team', 'none'];
  const allowed = ties.filter((tie) => may({ actor, tie, scopes: PROXY_SCOPES }));
  if (allowed.length === 0) return '–';
  if (allowed.includes('none')) return 'yes';
  return allowed.includes('self') ? 'own' : allowed.includes('proxy') ? 'let in' : 'care team';
}

function ways(entrances: readonly Entrance[]): string {
  const rows = entrances
    .map(({ kind, method, path, action, reason }) => [
      kind === 'http' ? method : 'socket',
      `\`${path}\``,
      action ? `\`${action}\`` : `public: ${reason ?? ''}`,
    ])
    .toSorted(([, one = ''], [, other = '']) => one.localeCompare(other));
  return table(['method', 'path', 'needs'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
