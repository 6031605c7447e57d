import { areCrossed, queryOf } from './trail-filter';

describe('the address of the trail', () => {
  const id = '0193c0de-0000-7000-8000-000000000001';

  it('stands for the query that it says, with the last day whole', () => {
    const query = queryOf({ person: id, patient: id, did: 'message', outcome: 'refused', purpose: 'treatment' });
    expect(query).toEqual({
      accountId: id,
      patientId: id,
      action: 'message',
      outcome: 'refused',
      purpose: 'treatment',
    });
    expect(queryOf({ origin: '2001:db8::1' })).toEqual({ origin: '2001:db8::1' });
    const { from = '', to = '' } = queryOf({ from: '2026-11-23', to: '2026-11-23' });
    expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000);
  });

  it('leaves out what is not ours to ask', () => {
    const odd = {
      person: 'Dana',
      patient: '1',
      did: `x'; drop`,
      outcome: 'maybe',
      purpose: 'fun',
      from: 'today',
      to: '',
      origin: 'here; there',
    };
    expect(queryOf(odd)).toEqual({});
  });

  it('is crossed when it ends before it begins, not when it is one day', () => {
    expect(areCrossed({ from: '2026-11-23', to: '2026-11-22' })).toBe(true);
    expect(areCrossed({ from: '2026-11-23', to: '2026-11-23' })).toBe(false);
    expect(areCrossed({ from: '2026-11-23' })).toBe(false);
  });
});
