import { newId, type Role } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { StaffDirectory } from '../staff-directory';
import { type BareClinic, bareClinic } from '../testing/bare-clinic';
import { Aways } from './aways';

let clinic: BareClinic;
let aways: Aways;
const people = new Map<string, string>();
const id = (name: string) => people.get(name) ?? '';
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const away = (who: string, coveredBy: string, from: number, to: number, awayId = newId()) =>
  aways.set(
    clinic.as('ada'),
    { staffId: id(who), awayId },
    { coveredBy: id(coveredBy), fromDay: day(from), toDay: day(to) },
  );

beforeAll(async () => {
  clinic = await bareClinic();
  aways = clinic.app.get(Aways);
  const staff: [string, Role][] = [
    ['nia', 'nurse'],
    ['noa', 'nurse'],
    ['pam', 'provider'],
    ['aud', 'auditor'],
  ];
  await clinic.app.get(Work).as(clinic.as('ada'), async (tx) => {
    for (const [name, role] of staff) {
      const account = { kind: 'staff' as const, roles: [role], name, email: `${name}@${newId()}.example` };
      people.set(name, await clinic.app.get(StaffDirectory).create(tx, { ...account, passwordHash: null }, 'RN'));
    }
  });
});
afterAll(() => clinic.close());

describe('an absence', () => {
  it('is written down once, however often it is said, and not under the same name with other days', async () => {
    const awayId = newId();
    await away('nia', 'noa', 10, 12, awayId);
    expect((await away('nia', 'noa', 10, 12, awayId)).items).toMatchObject([
      { staffName: 'nia', coverName: 'noa', fromDay: day(10), toDay: day(12), state: 'planned', unreached: 0 },
    ]);
    await expect(away('nia', 'noa', 10, 13, awayId)).rejects.toMatchObject({ code: 'away.differs' });
  });

  it('does not meet another of the same person; the day after it does', async () => {
    await expect(away('nia', 'pam', 12, 14)).rejects.toMatchObject({ code: 'away.overlaps' });
    expect((await away('nia', 'pam', 13, 14)).items).toHaveLength(2);
  });

  it('is covered by somebody else who gives care here and is there then', async () => {
    await expect(away('noa', 'noa', 20, 21)).rejects.toMatchObject({ code: 'away.cover' });
    await expect(away('noa', 'aud', 20, 21)).rejects.toMatchObject({ code: 'away.cover' });
    await expect(away('pam', 'nia', 12, 12)).rejects.toMatchObject({ code: 'away.cover-away', facts: { name: 'nia' } });
    expect((await away('pam', 'nia', 15, 15)).items).toHaveLength(1);
  });

  it('is nothing for who gives no care, nor in the past', async () => {
    await expect(away('aud', 'noa', 1, 2)).rejects.toMatchObject({ code: 'missing' });
    await expect(away('noa', 'pam', -9, -8)).rejects.toMatchObject({ code: 'away.days' });
  });

  it('is over when it is ended, and only its own person’s', async () => {
    const awayId = newId();
    await away('noa', 'pam', 30, 31, awayId);
    const end = (who: string) => aways.end(clinic.as('ada'), { staffId: id(who), awayId });
    await expect(end('nia')).rejects.toMatchObject({ code: 'missing' });
    expect((await end('noa')).items).toEqual([]);
    expect((await away('noa', 'pam', 30, 31)).items).toHaveLength(1);
  });
});
