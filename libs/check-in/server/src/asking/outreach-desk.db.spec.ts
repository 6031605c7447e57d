import type { OutreachReason } from '@holdfast/check-in/model';
import { Work } from '@holdfast/platform/server';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { OutreachDesk } from './outreach-desk';

let clinic: AskedClinic;

beforeEach(async () => {
  clinic = await askedClinic();
});
afterEach(() => clinic?.close());

const open = (reason: OutreachReason, days: number) =>
  clinic.app
    .get(Work)
    .as(clinic.as('nurse'), (tx) =>
      clinic.app
        .get(OutreachDesk)
        .open(tx, clinic.patientId, { checkInId: null, reason, dueAt: new Date(`${clinic.day(days)}T17:00:00Z`) }),
    );
const task = () => clinic.sql<{ reason: string; due_at: Date }>('select reason, due_at from outreach');

describe('a task to reach a patient', () => {
  it('is one, named by the gravest reason and due at the earliest time, in whatever order they come', async () => {
    expect(await open('missed', 2)).toBe(true);
    expect(await open('two-missed', 3)).toBe(false);
    expect(await task()).toEqual([{ reason: 'two-missed', due_at: new Date(`${clinic.day(2)}T17:00:00Z`) }]);
    expect(await open('no-answer-3-days', 1)).toBe(false);
    expect(await task()).toEqual([{ reason: 'two-missed', due_at: new Date(`${clinic.day(1)}T17:00:00Z`) }]);
  });
});
