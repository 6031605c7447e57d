import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { newId } from '@holdfast/platform/model';
import { named as name, open, type Place, seal, sealedKeyId } from './cipher';

const key = () => name(newId(), randomBytes(32));
const placeOf = (): Place => ({ clinicId: newId(), table: 'message', column: 'body', rowId: newId() });

describe('a sealed value', () => {
  it('opens again with its key, at its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [named, place] = [key(), placeOf()];
        expect(open(named, place, seal(named, place, Buffer.from(text))).toString()).toBe(text);
      }),
    );
  });

  it('says which key it needs', () => {
    const named = key();
    expect(sealedKeyId(seal(named, placeOf(), Buffer.from('hello')))).toBe(named.id);
  });

  it('opens nowhere else: not in another clinic, table, column or row', () => {
    const [named, place] = [key(), placeOf()];
    const sealed = seal(named, place, Buffer.from('hello'));
    const elsewhere: Place[] = [
      { ...place, clinicId: newId() },
      { ...place, table: 'staff_note' },
      { ...place, column: 'reason' },
      { ...place, rowId: newId() },
      // The same characters, cut at another place: joined strings would not tell these apart.
      { ...place, table: 'messageb', column: 'ody' },
    ];
    for (const other of elsewhere) expect(() => open(named, other, sealed)).toThrow();
  });

  it('opens with no other key, even one that claims the same name', () => {
    const [named, place] = [key(), placeOf()];
    const sealed = seal(named, place, Buffer.from('hello'));
    expect(() => open(key(), place, sealed)).toThrow();
    expect(() => open(name(named.id, randomBytes(32)), place, sealed)).toThrow('wrong key');
  });

  it('is refused when any single bit of it has changed', () => {
    const [named, place] = [key(), placeOf()];
    const sealed = seal(named, place, Buffer.from('hello'));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const bent = Buffer.from(sealed);
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => open(named, place, bent)).toThrow();
    }
  });

  it('never looks the same twice', () => {
    const [named, place] = [key(), placeOf()];
    expect(seal(named, place, Buffer.from('a'))).not.toEqual(seal(named, place, Buffer.from('a')));
  });
});
