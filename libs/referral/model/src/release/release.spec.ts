import { type ReleaseFacts, releaseFault, RELEASE_CATEGORIES, SENSITIVE_CATEGORIES } from './release';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T12:00:00Z');
const release = (part: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  ...{
    categories: ['identity', 'reason', 'scores'],
    ticked: [],
    discloser: 'Willow Mood Clinic',
    recipients: [{ therapistId: 't1', name: 'Ines Marquez' }],
  },
  ...{ purpose: 'psychotherapy', signedAt: NOW - DAY, signer: 'Sam Rivera', authority: null, isRepresentative: false },
  ...{ expiresAt: NOW + DAY, revokedAt: null, textHash: 'a'.repeat(64) },
  ...part,
});
const fault = (part: Partial<ReleaseFacts> = {}, wanted = release().categories, id = 't1', now = NOW) =>
  releaseFault(release(part), { id, name: 'Ines Marquez' }, wanted, now);
const faultFor = (name: string | null, signedFor: string | null = 'Ines Marquez') =>
  releaseFault(release({ recipients: [{ therapistId: 't1', name: signedFor }] }), { id: 't1', name }, [], NOW);

describe('a release of information', () => {
  it('holds for what it names, to whom it names, until it ends', () => {
    expect(fault()).toBeNull();
    expect(fault({}, ['identity'])).toBeNull();
    expect(fault({}, release().categories, 't2')).toBe('other-recipient');
    expect(fault({}, release().categories, 't1', NOW + DAY - 1)).toBeNull();
    expect(fault({}, release().categories, 't1', NOW + DAY)).toBe('expired');
  });

  it('holds for whoever had that name when it was signed, and not for somebody else who has their place now', () => {
    for (const same of ['Ines Marquez', ' ines  MARQUEZ ', 'Ines Ma\u0072quez']) expect(faultFor(same)).toBeNull();
    expect(faultFor('In\u00e9s', 'Ine\u0301s')).toBeNull();
    for (const other of ['Ada Lind', '', null]) expect(faultFor(other)).toBe('other-recipient');
    // What was signed before names were kept with it is for whoever the directory says.
    expect(faultFor('Ada Lind', null)).toBeNull();
  });

  it('holds no more from the moment it is revoked', () => {
    expect(fault({ revokedAt: NOW + 1 })).toBeNull();
    expect(fault({ revokedAt: NOW })).toBe('revoked');
  });

  it('does not hold unsigned, or with an element missing', () => {
    expect(fault({ signedAt: null })).toBe('unsigned');
    for (const missing of [{ discloser: ' ' }, { purpose: '' }, { signer: '' }, { textHash: '' }, { categories: [] }]) {
      expect(fault(missing, [])).toBe('incomplete');
    }
  });

  it('asks by what right a representative signed', () => {
    expect(fault({ isRepresentative: true })).toBe('incomplete');
    expect(fault({ isRepresentative: true, authority: 'legal guardian' })).toBeNull();
  });

  it('lets out nothing that it does not name', () => {
    expect(fault({}, ['identity', 'medicines'])).toBe('not-covered');
  });

  it('lets out nothing sensitive without a tick of its own, whatever else it names', () => {
    for (const one of SENSITIVE_CATEGORIES) {
      if (one === 'psychotherapy-notes') continue;
      expect(fault({ categories: [...RELEASE_CATEGORIES.slice(0, 3), one] }, [one])).toBe('not-covered');
      expect(fault({ categories: [...RELEASE_CATEGORIES.slice(0, 3), one], ticked: [one] }, [one])).toBeNull();
    }
  });

  it('never combines psychotherapy notes with anything else', () => {
    const notes = ['psychotherapy-notes'] as const;
    expect(fault({ categories: ['identity', ...notes], ticked: notes }, notes)).toBe('incomplete');
    expect(fault({ categories: notes, ticked: notes }, notes)).toBeNull();
  });
});
