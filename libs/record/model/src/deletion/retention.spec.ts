import { keptUntil } from './retention';

const KEEPING = { years: 7, afterMajorityYears: 3 };
const at = (text: string) => Date.parse(text);

describe('how long a record is kept', () => {
  it('is so many years after the last contact, to the instant', () => {
    expect(keptUntil(at('2019-03-05T10:00:00Z'), '1980-01-01', KEEPING)).toBe(at('2026-03-05T10:00:00Z'));
  });

  it('is longer for who was a minor at the last contact: until years after they came of age', () => {
    expect(keptUntil(at('2019-03-05T10:00:00Z'), '2009-06-01', KEEPING)).toBe(at('2030-06-01T00:00:00Z'));
  });

  it('is not longer for who came of age on the very day of the last contact', () => {
    expect(keptUntil(at('2019-06-01T00:00:00Z'), '2001-06-01', KEEPING)).toBe(at('2026-06-01T00:00:00Z'));
    expect(keptUntil(at('2019-05-31T23:59:59Z'), '2001-06-01', { years: 1, afterMajorityYears: 3 })).toBe(
      at('2022-06-01T00:00:00Z'),
    );
  });

  it('never ends sooner because somebody was young', () => {
    expect(keptUntil(at('2019-01-01T00:00:00Z'), '2001-06-01', KEEPING)).toBe(at('2026-01-01T00:00:00Z'));
  });

  it('goes by the last contact alone where the date of birth cannot be read', () => {
    expect(keptUntil(at('2019-03-05T10:00:00Z'), null, KEEPING)).toBe(at('2026-03-05T10:00:00Z'));
  });
});
