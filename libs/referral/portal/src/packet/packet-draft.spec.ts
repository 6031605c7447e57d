import type { PacketContent } from '@holdfast/referral/model';
import { carried, withReason, withSection, withWords } from './packet-draft';

const CONTENT: PacketContent = {
  ...{ identity: null, preferences: null, infusions: { count: 6, days: [] }, scores: null, risk: null },
  reason: { words: 'To keep what was gained.', urgency: 'urgent', referredBy: 'Dr. Okafor' },
  ...{ diagnoses: null, medicines: null, history: null, goals: 'Work.', substanceUse: null, psychotherapyNotes: null },
  ...{ messages: null, freeText: null, askedBack: [], isPart2: false },
  release: { id: '', expiresAt: '2026-01-01T00:00:00Z' },
};

describe('a packet that is edited', () => {
  it('leaves a section of the record in as it is, or out', () => {
    expect(withSection(CONTENT, 'infusions', true).infusions).toEqual({ count: 6, days: [] });
    expect(withSection(CONTENT, 'infusions', false).infusions).toBeNull();
    expect(withSection(CONTENT, 'scores', true).scores).toEqual([]);
  });

  it('keeps what is typed over a packet that was told anew, and takes what nobody touched from the record', () => {
    const risk = { level: 'none' as const, on: '2026-11-01', hasSafetyPlan: false };
    const before = { ...CONTENT, risk };
    const typed = { ...before, goals: 'Sleep.', scores: null };
    const told = {
      ...before,
      risk: { ...risk, level: 'high' as const },
      infusions: { count: 7, days: [] },
      goals: null,
    };
    expect(carried(typed, before, { ...told, scores: [] })).toEqual({
      ...typed,
      infusions: told.infusions,
      risk: told.risk,
    });
    const judged = { ...typed, risk: { ...risk, level: 'moderate' as const } };
    expect(carried(judged, before, told).risk).toEqual(judged.risk);
  });

  it('has no section for words that nobody wrote', () => {
    expect(withWords(CONTENT, 'goals', ' \n').goals).toBeNull();
    expect(withWords(CONTENT, 'history', 'Two years.').history).toBe('Two years.');
  });

  it('keeps how soon and who refers when the reason is said in other words', () => {
    expect(withReason(CONTENT, 'Other.').reason).toEqual({ ...CONTENT.reason, words: 'Other.' });
    expect(withReason(CONTENT, '').reason).toBeNull();
  });
});
