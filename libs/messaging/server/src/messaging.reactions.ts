import { Injectable, type OnModuleInit } from '@nestjs/common';
import { careTeamChanged, clinicFounded, staffChanged } from '@holdfast/clinic/model';
import { CareTeams, StaffDirectory } from '@holdfast/clinic/server';
import { type EventNote, type Id, newId, systemOf } from '@holdfast/platform/model';
import { JobQueue, type Tx, Work } from '@holdfast/platform/server';
import { MessagingSetup } from './messaging-setup';
import { Thread, ThreadStepRow } from './thread/thread.entity';

const ANSWERS: ReadonlySet<string> = new Set(['provider', 'nurse', 'coordinator']);

/** What messaging does when something happens elsewhere: a new clinic gets its first routing, and nobody keeps a conversation that they may no longer read. */
@Injectable()
export class MessagingReactions implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly careTeams: CareTeams,
    private readonly directory: StaffDirectory,
    private readonly setup: MessagingSetup,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(clinicFounded.eventName, 'begin-routing', ({ clinicId }) =>
      this.work.as(systemOf(clinicId, 'routing.begin'), (tx) => this.setup.begin(tx)),
    );
    this.jobs.subscribe(staffChanged.eventName, 'seat-in-pools', (note) => this.seat(note));
    this.jobs.subscribe(careTeamChanged.eventName, 'release-threads', (note) => this.release(note));
  }

  private async seat({ clinicId, ids }: EventNote): Promise<void> {
    const staffId = ids['accountId'] ?? '';
    await this.work.as(systemOf(clinicId, 'routing.seat'), async (tx) => {
      // Whoever may no longer sign in is not in the directory, and so in no pool.
      const staff = (await this.directory.all(tx)).get(staffId);
      await this.setup.seat(tx, staffId, staff?.roles ?? []);
      // Nor does a conversation stay with somebody who can answer it no more: whoever looks for what is nobody's finds it.
      if (staff?.roles.some((role) => ANSWERS.has(role))) return;
      for (const thread of await this.held(tx, staffId)) await this.free(tx, thread);
    });
  }

  private held(tx: Tx, assigneeId: Id, patientId?: Id): Promise<Thread[]> {
    const of = patientId === undefined ? {} : { patientId };
    const where = { clinicId: tx.actor.clinicId, assigneeId, ...of };
    return tx.manager.find(Thread, { where, lock: { mode: 'pessimistic_write' } });
  }

  private async release({ clinicId, ids }: EventNote): Promise<void> {
    const { patientId = '', staffId = '' } = ids;
    await this.work.as(systemOf(clinicId, 'thread.release', patientId), async (tx) => {
      const staff = (await this.directory.all(tx)).get(staffId);
      const onTeam = (await this.careTeams.of(tx, patientId)).some(({ id }) => id === staffId);
      if (onTeam || staff?.roles.includes('coordinator')) return;
      for (const thread of await this.held(tx, staffId, patientId)) await this.free(tx, thread);
    });
  }

  private async free(tx: Tx, { clinicId, id: threadId, patientId, version, lastSeq }: Thread): Promise<void> {
    await tx.manager.update(Thread, { clinicId, id: threadId }, { assigneeId: null, version: version + 1 });
    const step = { clinicId, id: newId(), threadId, patientId, kind: 'unassigned' as const, at: new Date(tx.now) };
    await tx.manager.insert(ThreadStepRow, step);
    tx.hint({ kind: 'thread', patientId, threadId, seq: lastSeq, accountId: null, on: false });
  }
}
