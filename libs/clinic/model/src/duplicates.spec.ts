import { signsOf } from './duplicates';

const SAM = { dateOfBirth: '1985-03-14', email: 'sam@example.org', phone: '+1 503 555 0100' };

describe('what two records of one name have in common', () => {
  it('is the date of birth, the address and the number, however they are written', () => {
    expect(signsOf([SAM, { ...SAM, email: ' SAM@Example.org', phone: '(503) 555-0100' }])).toEqual([
      'same-birth',
      'same-email',
      'same-phone',
    ]);
  });

  it('is nothing where only the name is the same', () => {
    expect(signsOf([SAM, { dateOfBirth: '1986-03-14', email: 'other@example.org', phone: '+1 503 555 0101' }])).toEqual(
      [],
    );
  });

  it('is nothing that is not known', () => {
    const blank = { dateOfBirth: '1900-01-01', email: '', phone: '' };
    expect(signsOf([blank, blank])).toEqual([]);
  });

  it('is only what all of three share', () => {
    expect(signsOf([SAM, SAM, { ...SAM, email: 'third@example.org' }])).toEqual(['same-birth', 'same-phone']);
  });
});
