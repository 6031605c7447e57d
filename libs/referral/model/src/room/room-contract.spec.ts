import { MoveInRoom, WriteToClinic } from './room.contract';

const DAY = '2026-11-25T10:00:00Z';

describe('what a therapist writes', () => {
  const isTaken = (part: object) => WriteToClinic.safeParse({ kind: 'message', words: '', times: [], ...part }).success;

  it('says something where words are asked for, and carries no characters that are no writing', () => {
    expect(isTaken({ words: 'In May.' })).toBe(true);
    expect(['', ' ', '\u200b\u200b', 'a\u0000b'].map((words) => isTaken({ words }))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('proposes each time once', () => {
    expect(isTaken({ kind: 'times', times: [DAY] })).toBe(true);
    expect(isTaken({ kind: 'times', times: [DAY, '2026-11-25T10:00:00.000Z'] })).toBe(false);
  });
});

describe('sessions', () => {
  it('are at least one once somebody came', () => {
    const move = { version: 1, reason: null, outcome: null, appointmentAt: null };
    const isTaken = (to: string, attended: number) =>
      MoveInRoom.safeParse({ ...move, to, sessions: { attended, planned: null } }).success;
    expect([
      isTaken('in_therapy', 0),
      isTaken('attended', 0),
      isTaken('in_therapy', 1),
      isTaken('completed', 0),
    ]).toEqual([false, false, true, true]);
  });
});
