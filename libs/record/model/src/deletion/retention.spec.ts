import { keptUntil } from './retention';

const KEEPING = { years: 7, afterMajorityYears: 3 };
const SHORT = { years: 1, afterMajorityYears: 3 };
const NEW_YORK = 'America/New_York';
const at = (text: string) => Date.parse(text);

describe('how long a record is kept', () => {
  it('is so many years after the last contact, to the instant', () => {
    expect(keptUntil(at('2019-03-05T10:00:00Z'), '1980-01-01', KEEPING, 'UTC')).toBe(at('2026-03-05T10:00:00Z'));
  });

  it('is longer for who was a minor at the last contact: until years after they came of age', () => {
    expect(keptUntil(at('2019-03-05T10:00:00Z'), '2009-06-01', KEEPING, 'UTC')).toBe(at('2030-06-01T00:00:00Z'));
  });

  it('is not longer for who came of age on the very day of the last contact', () => {
    expect(keptUntil(at('2019-06-01T00:00:00Z'), '2001-06-01', KEEPING, 'UTC')).toBe(at('2026-06-01T00:00:00Z'));
    expect(keptUntil(at('2019-06-01T00:00:00Z'), '2001-06-01', SHORT, 'UTC')).toBe(at('2020-06-01T00:00:00Z'));
    expect(keptUntil(at('2019-05-31T23:59:59Z'), '2001-06-01', SHORT, 'UTC')).toBe(at('2022-06-01T00:00:00Z'));
  });

  it('counts birthdays where the clinic is: its evening of the day before is another day already in UTC', () => {
    expect(keptUntil(at('2019-06-01T03:59:59Z'), '2001-06-01', SHORT, NEW_YORK)).toBe(at('2022-06-01T04:00:00Z'));
    expect(keptUntil(at('2019-06-01T04:00:00Z'), '2001-06-01', SHORT, NEW_YORK)).toBe(at('2020-06-01T04:00:00Z'));
    expect(keptUntil(at('2019-05-31T15:00:00Z'), '2001-06-01', SHORT, 'Asia/Tokyo')).toBe(at('2020-05-31T15:00:00Z'));
    expect(keptUntil(at('2019-05-31T14:59:59Z'), '2001-06-01', SHORT, 'Asia/Tokyo')).toBe(at('2022-05-31T15:00:00Z'));
  });

  it('takes the first of March for who was born on the twenty-ninth of February', () => {
    expect(keptUntil(at('2022-02-28T12:00:00Z'), '2004-02-29', SHORT, 'UTC')).toBe(at('2025-03-01T00:00:00Z'));
    expect(keptUntil(at('2022-03-01T00:00:00Z'), '2004-02-29', SHORT, 'UTC')).toBe(at('2023-03-01T00:00:00Z'));
  });

  it('never ends sooner because somebody was young', () => {
    expect(keptUntil(at('2019-01-01T00:00:00Z'), '2001-06-01', KEEPING, 'UTC')).toBe(at('2026-01-01T00:00:00Z'));
  });

  it.each([null, '', 'unknown', '2001-13-40'])('is as for a newborn where the birth cannot be read: %p', (born) => {
    expect(keptUntil(at('2019-03-05T10:00:00Z'), born, KEEPING, 'UTC')).toBe(at('2040-03-05T00:00:00Z'));
    const long = { years: 30, afterMajorityYears: 0 };
    expect(keptUntil(at('2019-03-05T10:00:00Z'), born, long, 'UTC')).toBe(at('2049-03-05T10:00:00Z'));
  });
});
