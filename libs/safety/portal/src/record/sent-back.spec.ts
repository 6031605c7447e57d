import type { AlertDetail } from '@holdfast/safety/model';
import { BLANK_RECORD } from './record-choices';
import { sentBackOf } from './sent-back';

const step = (kind: string, note: string | null = null) => ({ kind, note, by: 'Lee Ortiz' });
const written = { ...BLANK_RECORD, plan: 'higher-care', whereabouts: 'At home.' };
const of = (...steps: ReturnType<typeof step>[]) =>
  sentBackOf({
    steps,
    dispositions: [{ ...written, id: 'd', byId: 'dana', by: 'Dana', at: '2026-11-24T17:00:00Z', supervisor: null }],
  } as unknown as AlertDetail);

describe('a record that a second person sent back', () => {
  it('is there to go on from, with the reason, whatever was answered since', () => {
    const back = [step('disposition'), step('second-refused', 'Where exactly?')];
    const expected = { record: written, reason: 'Where exactly?', by: 'Lee Ortiz' };
    expect(of(...back)).toEqual(expected);
    expect(of(...back, step('reason-added'), step('claimed'))).toEqual(expected);
  });

  it('is gone once a record is written anew, or was agreed with', () => {
    expect(of(step('disposition'), step('second-refused', 'Where?'), step('disposition'))).toBeNull();
    expect(of(step('disposition'), step('second-agreed'), step('closed'), step('raised'))).toBeNull();
    expect(of(step('raised'))).toBeNull();
  });
});
