import {
  CRISIS_RESOURCES,
  CRISIS_RESOURCE_MAX_AGE_DAYS,
  type CrisisResource,
  shownResources,
  staleResources,
} from './crisis-resource';

const DAY_MS = 86_400_000;

describe('the crisis contacts that ship', () => {
  it('were all checked by a person within the last 180 days', () => {
    expect(staleResources(CRISIS_RESOURCES, Date.now())).toEqual([]);
  });

  it('each name a source and a way to reach someone', () => {
    for (const resource of CRISIS_RESOURCES) {
      expect(resource.source).toMatch(/^https:\/\//);
      expect(resource.ways.length).toBeGreaterThan(0);
    }
  });

  it('offer 988 by call, text and chat, and 911', () => {
    const links = shownResources().flatMap(({ ways }) => ways.map(({ href }) => href));
    expect(links).toEqual(expect.arrayContaining(['tel:988', 'sms:988', 'https://988lifeline.org/chat/', 'tel:911']));
  });

  it('show nothing that was only remembered', () => {
    expect(shownResources().some(({ evidence }) => evidence === 'M')).toBe(false);
  });
});

describe('a contact that nobody checked', () => {
  const checked = (lastVerified: string): CrisisResource => ({ ...CRISIS_RESOURCES[0]!, lastVerified });
  const today = Date.parse('2026-11-22');
  const ago = (days: number): string => new Date(today - days * DAY_MS).toISOString().slice(0, 10);

  it('is stale without a date', () => {
    expect(staleResources([checked('')], today)).toHaveLength(1);
  });

  it('is still good after exactly 180 days', () => {
    expect(staleResources([checked(ago(CRISIS_RESOURCE_MAX_AGE_DAYS))], today)).toHaveLength(0);
  });

  it('is stale after 181 days', () => {
    expect(staleResources([checked(ago(CRISIS_RESOURCE_MAX_AGE_DAYS + 1))], today)).toHaveLength(1);
  });
});
