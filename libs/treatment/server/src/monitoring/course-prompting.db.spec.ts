import { addDays } from '@holdfast/check-in/model';
import { newId } from '@holdfast/platform/model';
import { monitoringDays, type NoteMonitoring } from '@holdfast/treatment/model';
import { type TreatedClinic, treatedClinic } from '../testing/treated-clinic';
import { CoursePrompting } from './course-prompting';

let clinic: TreatedClinic;

beforeEach(async () => {
  clinic = await treatedClinic();
});
afterEach(() => clinic.close());

const prompting = () => clinic.app.get(CoursePrompting);
const view = () => prompting().view(clinic.as('nurse'), clinic.patientId);
const dueOf = async (kind: string) => (await view()).exposure.monitoring.find(({ what }) => what === kind);
const note = (input: NoteMonitoring, checkId = newId()) =>
  prompting().note(clinic.as('okafor'), { patientId: clinic.patientId, checkId }, input);

describe('what to have in mind in a course', () => {
  it('says before the fifth infusion how it went so far, and nothing before or after', async () => {
    await clinic.at(0, 8);
    await clinic.anchor('intake', 0);
    await clinic.total(1, 20);
    for (const day of [3, 6, 10]) {
      await clinic.at(day, 10);
      await clinic.anchor('infusion', day);
    }
    expect((await view()).early).toBeNull();
    await clinic.at(13, 10);
    await clinic.anchor('infusion', 13);
    await clinic.total(14, 16);
    await clinic.at(16, 8);
    expect((await view()).early).toEqual({
      ...{ infusions: 4, baseline: 20, last: { total: 16, on: clinic.day(14) }, changePercent: -20 },
    });
    await clinic.anchor('infusion', 16);
    await clinic.at(20, 8);
    expect((await view()).early).toBeNull();
  });

  it('moves what is due by what a provider wrote down, with who and why', async () => {
    await clinic.induction();
    await clinic.at(40, 12);
    expect(await dueOf('bladder')).toMatchObject({ last: null, isDue: true });
    const { checks } = await note({ kind: 'bladder', day: clinic.day(40), note: 'No complaints.' });
    expect(checks).toMatchObject([{ kind: 'bladder', by: 'okafor', note: 'No complaints.', day: clinic.day(40) }]);
    expect(await dueOf('bladder')).toMatchObject({ last: clinic.day(40), dueOn: clinic.day(70), isDue: false });
    await clinic.at(70, 12);
    expect(await dueOf('bladder')).toMatchObject({ isDue: true });
  });

  it('keeps each check once, never overwrites one, and takes none for a stranger', async () => {
    await clinic.induction();
    await clinic.at(40, 12);
    const checkId = newId();
    const input: NoteMonitoring = { kind: 'misuse', day: clinic.day(40), note: null };
    await Promise.allSettled(Array.from({ length: 4 }, () => note(input, checkId)));
    expect((await note(input, checkId)).checks).toHaveLength(1);
    await expect(note({ ...input, note: 'Else.' }, checkId)).rejects.toMatchObject({ code: 'monitoring.changed' });
    const stranger = prompting().note(clinic.as('okafor'), { patientId: newId(), checkId: newId() }, input);
    await expect(stranger).rejects.toMatchObject({ code: 'missing' });
  });

  it('takes a check of a day that was, not of one ahead or beyond fifty years', async () => {
    await clinic.induction();
    await clinic.at(40, 12);
    const { from, until } = monitoringDays(clinic.day(40));
    for (const day of [clinic.day(41), addDays(from, -1), '0001-01-01', '9999-12-31']) {
      const refused = note({ kind: 'misuse', day, note: null });
      await expect(refused).rejects.toMatchObject({ code: 'monitoring.day', facts: { from, until } });
    }
    await note({ kind: 'misuse', day: from, note: null });
    expect((await note({ kind: 'misuse', day: until, note: null })).checks.map(({ day }) => day)).toEqual([
      until,
      from,
    ]);
  });

  it('seals what was noted', async () => {
    await clinic.induction();
    await note({ kind: 'cognition', day: clinic.day(20), note: 'Forgets names.' });
    const [row] = await clinic.sql<{ note_sealed: Buffer }>('select note_sealed from monitoring_check');
    expect(row?.note_sealed.toString('latin1')).not.toContain('Forgets');
  });
});
