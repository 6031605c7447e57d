import { diagnose, FINDING_CODES } from './diagnosis';
import { FINDING_WORDS, fill } from './finding-words';
import type { SystemFacts } from './system-facts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;

const SOUND: SystemFacts = {
  demo: false,
  production: true,
  settingsWrong: null,
  keys: { missing: [], readable: [], isDemo: false, lacking: [] },
  database: {
    version: '18.4',
    checksums: true,
    roles: [
      { name: 'hf_app', superuser: false, bypassRls: false },
      { name: 'hf_reader', superuser: false, bypassRls: true },
    ],
    unforced: [],
    unknown: [],
    due: [],
    skewMs: 2_000,
  },
  disks: [{ what: 'data', freeBytes: 2_000_000_000, totalBytes: 100_000_000_000 }],
  mail: 'reachable',
  redis: 'reachable',
  queue: { parked: 0, waiting: 3, oldestMs: 600_000 },
  copies: {
    isOn: true,
    canRead: true,
    canProve: true,
    backupAt: NOW - 26 * HOUR,
    proofAt: NOW - 26 * HOUR,
    failed: null,
  },
  audit: { behind: 0, unsigned: 0 },
  url: { given: true, secure: true, answers: true, certificateDays: 14 },
  nodes: { serving: 2, lost: 0, versions: 1 },
};
const codes = (facts: Partial<SystemFacts>) => diagnose({ ...SOUND, ...facts }, NOW).map(({ code }) => code);

describe('the doctor', () => {
  it('finds nothing where every threshold is just met', () => {
    expect(diagnose(SOUND, NOW)).toEqual([]);
  });

  const database = SOUND.database ?? undefined;
  const copies = SOUND.copies ?? undefined;
  const CASES: [string, Partial<SystemFacts>][] = [
    ['settings.wrong', { settingsWrong: 'PORT' }],
    ['demo.in-production', { demo: true }],
    ['keys.missing', { keys: { ...SOUND.keys, missing: ['lookup.key'] } }],
    ['keys.readable', { keys: { ...SOUND.keys, readable: ['token.pem'] } }],
    ['keys.demo', { keys: { ...SOUND.keys, isDemo: true } }],
    ['keys.lacking', { keys: { ...SOUND.keys, lacking: ['abc'] } }],
    ['database.unreachable', { database: null }],
    ['database.newer', { database: { ...database!, unknown: ['Later'] } }],
    ['database.older', { database: { ...database!, due: ['Today'] } }],
    ['database.checksums', { database: { ...database!, checksums: false } }],
    ['database.role', { database: { ...database!, roles: [{ name: 'hf_app', superuser: false, bypassRls: true }] } }],
    ['database.role', { database: { ...database!, roles: [{ name: 'hf_jobs', superuser: true, bypassRls: false }] } }],
    [
      'database.reader',
      { database: { ...database!, roles: [{ name: 'hf_reader', superuser: false, bypassRls: false }] } },
    ],
    ['database.unforced', { database: { ...database!, unforced: ['message'] } }],
    ['clock.skew', { database: { ...database!, skewMs: -2_001 } }],
    ['disk.low', { disks: [{ what: 'data', freeBytes: 1_999_999_999, totalBytes: 100_000_000_000 }] }],
    ['mail.none', { mail: 'none' }],
    ['mail.unreachable', { mail: 'unreachable' }],
    ['redis.needed', { redis: 'none' }],
    ['redis.unreachable', { redis: 'unreachable' }],
    ['queue.parked', { queue: { parked: 1, waiting: 0, oldestMs: 0 } }],
    ['queue.growing', { queue: { parked: 0, waiting: 1, oldestMs: 600_001 } }],
    ['backup.off', { copies: { ...copies!, isOn: false } }],
    ['backup.reader', { copies: { ...copies!, canRead: false } }],
    ['backup.old', { copies: { ...copies!, backupAt: NOW - 26 * HOUR - 1 } }],
    ['backup.failed', { copies: { ...copies!, failed: 'proof' } }],
    ['proof.off', { copies: { ...copies!, canProve: false } }],
    ['backup.none', { copies: { ...copies!, backupAt: null } }],
    ['proof.none', { copies: { ...copies!, proofAt: null } }],
    ['proof.old', { copies: { ...copies!, proofAt: NOW - 26 * HOUR - 1 } }],
    ['audit.behind', { audit: { behind: 1, unsigned: 0 } }],
    ['audit.unsigned', { audit: { behind: 0, unsigned: 1 } }],
    ['url.missing', { url: { ...SOUND.url, given: false } }],
    ['url.plain', { url: { ...SOUND.url, secure: false } }],
    ['url.silent', { url: { ...SOUND.url, answers: false } }],
    ['url.certificate', { url: { ...SOUND.url, certificateDays: 13 } }],
    ['nodes.lost', { nodes: { serving: 2, lost: 1, versions: 1 } }],
    ['nodes.versions', { nodes: { serving: 2, lost: 0, versions: 2 } }],
  ];

  it.each(CASES)('finds %s, and nothing else, just past its threshold', (code, facts) => {
    expect(codes(facts)).toEqual([code]);
  });

  it('has a case for everything it can find', () => {
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(FINDING_CODES));
  });

  it('does not call a small disk low for being small, only for being full', () => {
    expect(codes({ disks: [{ what: 'data', freeBytes: 100, totalBytes: 1_000 }] })).toEqual([]);
    expect(codes({ disks: [{ what: 'data', freeBytes: 99, totalBytes: 1_000 }] })).toEqual(['disk.low']);
  });

  it('asks one process for no Redis', () => {
    expect(codes({ redis: 'none', nodes: { serving: 1, lost: 0, versions: 1 } })).toEqual([]);
  });

  it('tells the demo what a clinic must have, without calling it wrong', () => {
    const facts = {
      ...SOUND,
      demo: true,
      production: false,
      mail: 'none' as const,
      copies: { ...SOUND.copies!, isOn: false },
    };
    expect(diagnose(facts, NOW)).toEqual([{ code: 'backup.off', weight: 'look', facts: {} }]);
  });

  it('names what must be mended before what is worth a look', () => {
    const found = diagnose({ ...SOUND, mail: 'unreachable', database: { ...database!, checksums: false } }, NOW);
    expect(found.map(({ weight }) => weight)).toEqual(['wrong', 'look']);
  });
});

describe('the words of a finding', () => {
  it('leave no gap unfilled, in both languages', () => {
    for (const [code, facts] of factsWithGaps()) {
      for (const finding of diagnose({ ...SOUND, ...facts }, NOW)) {
        for (const language of ['en', 'es'] as const) {
          const words = FINDING_WORDS[language][finding.code];
          for (const text of [words.wrong, words.why, words.fix]) {
            expect([code, fill(text, finding.facts)]).not.toEqual([code, expect.stringMatching(/\{\{|^$/)]);
          }
        }
      }
    }
  });
});

function factsWithGaps(): [string, Partial<SystemFacts>][] {
  const { database } = SOUND;
  return [
    ['keys', { keys: { missing: ['a'], readable: ['b'], isDemo: true, lacking: ['c'] } }],
    ['database', { database: database && { ...database, unknown: ['x'], due: ['y'], unforced: ['z'], skewMs: 9_000 } }],
    ['machine', { disks: [{ what: 'data', freeBytes: 1, totalBytes: 1_000 }], mail: 'unreachable', redis: 'none' }],
    ['queue', { queue: { parked: 2, waiting: 3, oldestMs: 1_000_000 }, audit: { behind: 1, unsigned: 1 } }],
    ['url', { url: { given: true, secure: false, answers: false, certificateDays: 1 }, settingsWrong: 'PORT' }],
    ['copies', { copies: { isOn: true, canRead: false, canProve: false, backupAt: 0, proofAt: 0, failed: 'proof' } }],
    ['nodes', { nodes: { serving: 2, lost: 1, versions: 2 } }],
  ];
}
