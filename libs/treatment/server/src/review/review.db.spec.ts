import { CareTeams } from '@holdfast/clinic/server';
import { type Id, newId } from '@holdfast/platform/model';
import { Mailer } from '@holdfast/platform/server';
import type { DecideReview, ReviewQueuePage } from '@holdfast/treatment/model';
import { type TreatedClinic, treatedClinic } from '../testing/treated-clinic';
import { ReviewDeciding } from './review-deciding';
import { ReviewQueue } from './review-queue';
import { ReviewReading } from './review-reading';
import { ReviewRequests } from './review-requests';
import { ReviewStories } from './review-stories';

const KEEP: DecideReview = {
  ...{ decision: 'keep', rationale: 'Holds well.', signedName: 'okafor', followUpOn: null },
  ...{ seen: null, sendCheckIn: false },
};

let clinic: TreatedClinic;

beforeEach(async () => {
  clinic = await treatedClinic();
  await clinic.induction();
  await clinic.total(27, 6);
});
afterEach(() => clinic.close());

const decide = (input: Partial<DecideReview> = {}, decisionId: Id = newId(), person = 'okafor') =>
  clinic.app
    .get(ReviewDeciding)
    .decide(clinic.as(person), { patientId: clinic.patientId, decisionId }, { ...KEEP, ...input });
const undo = (decisionId: Id, person = 'okafor') =>
  clinic.app.get(ReviewDeciding).undo(clinic.as(person), { patientId: clinic.patientId, decisionId });
const ask = (requestId: Id = newId()) =>
  clinic.app.get(ReviewRequests).ask(clinic.as('sam'), { patientId: clinic.patientId, requestId });
const queue = (view: 'open' | 'requested' | 'decided' | 'all' = 'open', person = 'nurse'): Promise<ReviewQueuePage> =>
  clinic.app.get(ReviewQueue).page(clinic.as(person), { view });

describe('the review queue', () => {
  it('shows each patient with why, and counts by category', async () => {
    const { items, counts, after } = await queue();
    expect(items).toEqual([
      expect.objectContaining({
        patientId: clinic.patientId,
        category: 'stable',
        reasons: ['no-trigger'],
        daysSince: 7,
      }),
    ]);
    expect(items[0]?.totals.map(({ total }) => total)).toEqual([6]);
    expect(counts).toEqual({ stable: 1 });
    expect(after).toBeNull();
  });

  it('shows nobody to who is on no care team', async () => {
    const { patientId } = clinic;
    await clinic.app.get(CareTeams).leave(clinic.as('okafor'), patientId, clinic.as('nurse').accountId);
    expect((await queue()).items).toEqual([]);
    expect((await queue('open', 'okafor')).items).toHaveLength(1);
  });

  it('narrows to one category, and refuses a cursor that is not its own', async () => {
    const page = (category: 'stable' | 'watch') =>
      clinic.app.get(ReviewQueue).page(clinic.as('nurse'), { view: 'open', category });
    expect((await page('stable')).items).toHaveLength(1);
    expect((await page('watch')).items).toHaveLength(0);
    const foreign = clinic.app
      .get(ReviewQueue)
      .page(clinic.as('nurse'), { view: 'open', after: `1~'; drop table need` });
    await expect(foreign).rejects.toMatchObject({ code: 'input.invalid' });
  });
});

describe('a decision', () => {
  it('takes the patient from those who wait until the day to look again, or until it becomes more pressing', async () => {
    await decide({ followUpOn: clinic.day(40) });
    expect((await queue()).items).toEqual([]);
    expect((await queue('decided')).items[0]?.lastDecision).toMatchObject({
      decision: 'keep',
      followUpOn: clinic.day(40),
    });
    await clinic.at(39, 12);
    expect((await queue()).items).toEqual([]);
    await clinic.at(40, 12);
    expect((await queue()).items).toHaveLength(1);
    await decide({ seen: (await review()).decisions[0]?.id ?? null });
    expect((await queue()).items).toEqual([]);
    await clinic.total(41, 13);
    expect((await queue()).items[0]?.category).toBe('review-soon');
  });

  it('holds nobody back once another infusion was given', async () => {
    await decide();
    await clinic.at(60, 10);
    await clinic.anchor('infusion', 60);
    expect((await queue()).items).toEqual([]); // too early to say anything
    await clinic.total(67, 5);
    expect((await queue()).items).toHaveLength(1);
  });

  it('is one with its repeat, and not another with the same name', async () => {
    const id = newId();
    await decide({}, id);
    expect((await decide({}, id)).decisions).toHaveLength(1);
    await expect(decide({ decision: 'extend' }, id)).rejects.toMatchObject({ code: 'review.decided' });
  });

  it('is not written over by who had not seen it: of two at once, one is told who decided what', async () => {
    const both = await Promise.allSettled([decide(), decide({ decision: 'bring-in' })]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: 'review.decided', facts: { by: 'okafor' } });
    expect((await review()).decisions).toHaveLength(1);
  });

  it('is signed with one’s own name', async () => {
    await expect(decide({ signedName: 'Somebody Else' })).rejects.toMatchObject({ code: 'review.signature' });
    expect((await decide({ signedName: ' OKAFOR ' })).decisions).toHaveLength(1);
  });

  it('to bring in, where infusions come often, asks for a reason in words', async () => {
    for (const day of [30, 34]) {
      await clinic.at(day, 10);
      await clinic.anchor('infusion', day);
    }
    await clinic.total(36, 12);
    const bring = { decision: 'bring-in', rationale: 'Needed.' } as const;
    await expect(decide(bring)).rejects.toMatchObject({ code: 'review.frequency' });
    await decide({ ...bring, rationale: 'Relapsing within days.' });
  });

  it('asks the patient once, however often it is sent', async () => {
    const id = newId();
    await decide({ decision: 'ask', sendCheckIn: true }, id);
    await decide({ decision: 'ask', sendCheckIn: true }, id);
    const asked = await clinic.sql(`select from check_in where origin = 'asked' and state = 'due'`);
    expect(asked).toHaveLength(1);
  });

  it('is taken back within ten minutes by whoever made it, and by nobody else or later', async () => {
    const id = newId();
    await decide({}, id);
    await expect(undo(id, 'nurse')).rejects.toMatchObject({ code: 'review.stands' });
    expect((await undo(id)).decisions[0]?.undoneAt).not.toBeNull();
    expect((await queue()).items).toHaveLength(1);
    const other = newId();
    await decide({}, other);
    await clinic.at(27, 12.2);
    await expect(undo(other)).rejects.toMatchObject({ code: 'review.stands' });
  });

  it('leaves its words nowhere in the clear', async () => {
    await decide({ rationale: 'Sleeps at last, says her wife.' });
    const rows = await clinic.sql<{ row: string }>('select review_decision::text as row from review_decision');
    expect(rows[0]?.row).not.toContain('Sleeps');
    expect(rows[0]?.row).not.toContain('okafor');
  });
});

describe('what comes after a decision', () => {
  it('is news when the same happens again after the patient was well', async () => {
    await clinic.total(34, 14);
    await decide();
    expect((await queue()).items).toEqual([]);
    await clinic.total(41, 5);
    expect((await queue()).items).toEqual([]);
    await clinic.total(60, 14);
    expect((await queue()).items[0]?.category).toBe('review-soon');
  });

  it('is news when the patient asks', async () => {
    await decide();
    await ask();
    expect((await queue()).items).toHaveLength(1);
    await decide({ seen: (await review()).decisions[0]?.id ?? null });
    expect((await queue()).items).toEqual([]);
  });

  it('is not looked at again in the past, nor in ten years', async () => {
    await expect(decide({ followUpOn: clinic.day(20) })).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(decide({ followUpOn: '2040-01-01' })).rejects.toMatchObject({ code: 'input.invalid' });
  });
});

describe('the mail about a decision', () => {
  const mails = () => clinic.app.get(Mailer).outbox();
  const fresh = async (minutes: number) => {
    const before = mails().length;
    await clinic.at(27, 12 + minutes / 60);
    return mails().slice(before);
  };

  it('goes out once it can no longer be taken back, and says nothing of it', async () => {
    await decide({ decision: 'bring-in' });
    expect(await fresh(9)).toEqual([]);
    const [mail, ...more] = await fresh(11);
    expect(more).toEqual([]);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/review|decid|infusion|ketamine|sooner|Sam/i);
    expect(await fresh(30)).toEqual([]);
  });

  it('does not go out for one that was taken back', async () => {
    const { decisions } = await decide({ decision: 'bring-in' });
    const path = { patientId: clinic.patientId, decisionId: decisions[0]?.id ?? '' };
    await clinic.app.get(ReviewDeciding).undo(clinic.as('okafor'), path);
    expect(await fresh(30)).toEqual([]);
  });
});

describe('a patient’s request', () => {
  it('raises the need at once, and is answered by a decision', async () => {
    await ask();
    const [row] = (await queue('requested')).items;
    expect(row).toMatchObject({ category: 'watch', reasons: ['patient-request'] });
    expect((await review()).requests[0]).toMatchObject({ answeredAt: null });
    const after = await decide({ decision: 'bring-in' });
    expect(after.requests[0]?.answeredAt).not.toBeNull();
    expect(after.need?.category).toBe('stable');
    const story = await clinic.app.get(ReviewStories).story(clinic.as('sam'), clinic.patientId);
    expect(story).toMatchObject({ decision: { decision: 'bring-in', by: 'okafor' }, deciders: ['okafor'] });
  });

  it('has no decision to be told any more once the infusion came that it was about', async () => {
    const told = async () => (await clinic.app.get(ReviewStories).story(clinic.as('sam'), clinic.patientId)).decision;
    await decide({ decision: 'bring-in' });
    expect(await told()).toMatchObject({ decision: 'bring-in' });
    await clinic.at(61, 10);
    await clinic.anchor('infusion', 61);
    expect(await told()).toBeNull();
  });

  it('is one at a time, and can be taken back', async () => {
    const id = newId();
    await ask(id);
    await ask();
    expect((await review()).requests.map((one) => one.id)).toEqual([id]);
    const path = { patientId: clinic.patientId, requestId: id };
    await clinic.app.get(ReviewRequests).withdraw(clinic.as('sam'), path);
    expect((await queue()).items[0]?.category).toBe('stable');
    await ask();
    expect((await queue()).items[0]?.category).toBe('watch');
  });

  it('stands again when the decision that answered it is taken back', async () => {
    await ask();
    const id = newId();
    await decide({}, id);
    await undo(id);
    expect((await queue('requested')).items).toHaveLength(1);
  });
});

it('says what another total now would make of it', async () => {
  const { next } = await review();
  expect(next[0]).toEqual({ from: 0, to: 10, category: 'stable' });
  expect(next.at(-1)).toMatchObject({ to: 27, category: 'review-soon' });
});

async function review() {
  return clinic.app.get(ReviewReading).view(clinic.as('nurse'), clinic.patientId);
}

it('leaves an entry in the trail for each of these', async () => {
  const actor = clinic.as('okafor', 'review.decide');
  await clinic.app.get(ReviewDeciding).decide(actor, { patientId: clinic.patientId, decisionId: newId() }, KEEP);
  const rows = await clinic.sql(`select from audit_entry where action = 'review.decide' and patient_id is not null`);
  expect(rows).toHaveLength(1);
});
