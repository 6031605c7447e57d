import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  careTeamChanged,
  mergeChain,
  mergeOpen,
  mergeOver,
  type MergePath,
  type MergePatient,
  mergeSame,
  patientMerged,
  proxyChanged,
} from '@holdfast/clinic/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { Farewells, LiveHints, type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { IsNull } from 'typeorm';
import { AccountKeeping } from '../people/account-keeping';
import { Patient } from '../patient.entity';
import { PatientMerge } from './merge.entity';

// Both at once and always in the same order, so that two merges the other way round wait for each other.
const HOLD: Prepared = {
  name: 'merge_hold',
  text: `select id, replaced_by, (select a.id from account a where a.clinic_id = p.clinic_id and a.id = p.account_id
      and a.state <> 'removed') as account_id, exists (select from patient q where q.clinic_id = p.clinic_id
      and q.replaced_by = p.id) as replaces from patient p
    where p.clinic_id = $1 and p.id = any ($2::uuid[]) order by p.id for update`,
};
const JOIN: Prepared = {
  name: 'merge_join_team',
  text: `insert into care_team_member (clinic_id, patient_id, staff_id, lead, since)
    select m.clinic_id, $3, m.staff_id, false, $4 from care_team_member m where m.clinic_id = $1 and m.patient_id = $2
    on conflict do nothing returning staff_id`,
};
const UNJOIN: Prepared = {
  name: 'merge_leave_team',
  text: 'delete from care_team_member where clinic_id = $1 and patient_id = $2 and staff_id = any ($3::uuid[])',
};
// Ended by the merge itself, so that taking it back lets in those again and nobody else.
const SEND_AWAY: Prepared = {
  name: 'merge_send_proxies_away',
  text: `update proxy set ended_at = now(), ended_by = $3, version = version + 1
    where clinic_id = $1 and patient_id = $2 and ended_at is null returning id, account_id`,
};
const LET_BACK: Prepared = {
  name: 'merge_let_proxies_back',
  text: `update proxy set ended_at = null, ended_by = null, version = version + 1
    where clinic_id = $1 and patient_id = $2 and ended_by = $3 returning id, account_id`,
};
const REVOKE: Prepared = {
  name: 'merge_revoke_invitations',
  text: `update invitation set revoked_at = now(), mail_due_at = null, token_hash = null
    where clinic_id = $1 and patient_id = $2 and kind = 'patient' and accepted_at is null and revoked_at is null`,
};

interface Held {
  [column: string]: unknown;
  id: Id;
  account_id: Id | null;
  replaced_by: Id | null;
  replaces: boolean;
}

/**
 * Two records of one person made one: the replaced one stays as it is, leads to the kept one, and is asked nothing more.
 * Nothing clinical is moved or rewritten, so that taking it back restores both exactly (FHIR Patient.link `replaced-by`).
 */
@Injectable()
export class PatientMerges implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly keeping: AccountKeeping,
    private readonly live: LiveHints,
    private readonly farewells: Farewells,
  ) {}

  onModuleInit(): void {
    // A record that belongs to another is destroyed with it or not at all: the merge is taken back first.
    this.farewells.add({ blocks: (tx, patientId) => this.standing(tx, patientId) });
  }

  /** Replaces a record by another; again is the same. Fails with `merge.same`, `merge.chain`, `merge.open` or `missing`. */
  async merge(actor: Actor, { patientId, mergeId: id }: MergePath, { keptId }: MergePatient): Promise<void> {
    if (patientId === keptId) throw mergeSame();
    const closed = await this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      if (await tx.manager.existsBy(PatientMerge, { clinicId, id, patientId, keptId })) return [];
      const held = await tx.query<Held>(HOLD, [clinicId, [patientId, keptId]]);
      const [from, kept] = [patientId, keptId].map((one) => held.find((row) => row.id === one));
      if (!from || !kept) throw missing();
      if (from.replaced_by || kept.replaced_by || from.replaces) throw mergeChain();
      // A reply that waits, an alert, an infusion not signed: it would go on where nobody looks.
      const open = await this.farewells.blocks(tx, patientId);
      if (open.length > 0) throw mergeOpen({ what: open.join(',') });
      const helpers = await this.endProxies(tx, patientId, id);
      const accounts = await this.giveAccount(tx, from, kept);
      const teams = await this.joinTeams(tx, patientId, keptId);
      await tx.manager.update(Patient, { clinicId, id: patientId }, { replacedBy: keptId });
      await tx.query(REVOKE, [clinicId, patientId]);
      const merge = { clinicId, id, patientId, keptId, mergedAt: new Date(tx.now), mergedBy: actor.accountId };
      await tx.manager.insert(PatientMerge, { ...merge, ...accounts, ...teams });
      await tx.publish(patientMerged(clinicId, { patientId, keptId }));
      return [from.account_id, ...helpers, ...teams.joinedReplaced, ...teams.joinedKept];
    });
    this.close(closed);
  }

  /** Takes a merge back; again is the same. Fails with `merge.over` or `missing`. */
  async undo(actor: Actor, { patientId, mergeId: id }: MergePath): Promise<void> {
    const closed = await this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      const row = await tx.manager.findOneBy(PatientMerge, { clinicId, id, patientId });
      if (!row) throw missing();
      if (row.undoneAt) return [];
      const { keptId, movedAccount, suspendedAccount, joinedReplaced, joinedKept } = row;
      const held = await tx.query<Held>(HOLD, [clinicId, [patientId, keptId]]);
      if (held.find((one) => one.id === patientId)?.replaced_by !== keptId) throw mergeOver();
      const undone = { undoneAt: new Date(tx.now), undoneBy: actor.accountId };
      const done = await tx.manager.update(PatientMerge, { clinicId, id, undoneAt: IsNull() }, undone);
      if (done.affected === 0) return [];
      await tx.manager.update(Patient, { clinicId, id: patientId }, { replacedBy: null });
      // Whoever signs in for the kept record by now keeps doing so.
      if (movedAccount && held.find((one) => one.id === keptId)?.account_id === movedAccount)
        await this.moveAccount(tx, movedAccount, keptId, patientId);
      if (suspendedAccount) await this.keeping.admit(tx, suspendedAccount);
      const helpers = await this.proxies(tx, LET_BACK, patientId, id);
      await tx.query(UNJOIN, [clinicId, patientId, joinedReplaced]);
      await tx.query(UNJOIN, [clinicId, keptId, joinedKept]);
      await this.tellTeams(tx, patientId, joinedReplaced);
      await this.tellTeams(tx, keptId, joinedKept);
      await tx.publish(patientMerged(clinicId, { patientId, keptId }));
      return [movedAccount, ...helpers, ...joinedReplaced, ...joinedKept];
    });
    this.close(closed);
  }

  // The patient could neither see nor end what stands on a record they no longer sign in to.
  private endProxies(tx: Tx, patientId: Id, mergeId: Id): Promise<(Id | null)[]> {
    return this.proxies(tx, SEND_AWAY, patientId, mergeId);
  }

  private async proxies(tx: Tx, statement: Prepared, patientId: Id, mergeId: Id): Promise<(Id | null)[]> {
    const { clinicId } = tx.actor;
    const rows = await tx.query<{ id: Id; account_id: Id | null }>(statement, [clinicId, patientId, mergeId]);
    for (const { id: proxyId } of rows) await tx.publish(proxyChanged(clinicId, { patientId, proxyId }));
    return rows.map((row) => row.account_id);
  }

  // One person signs in once: the kept record's account stays; where it has none, it gets the other's.
  private async giveAccount(tx: Tx, from: Held, kept: Held) {
    const accounts = { movedAccount: null as Id | null, suspendedAccount: null as Id | null };
    if (!from.account_id) return accounts;
    if (kept.account_id) {
      const isOut = await this.keeping.keepOut(tx, from.account_id);
      return { ...accounts, suspendedAccount: isOut ? from.account_id : null };
    }
    await this.moveAccount(tx, from.account_id, from.id, kept.id);
    return { ...accounts, movedAccount: from.account_id };
  }

  private async moveAccount(tx: Tx, accountId: Id, from: Id, to: Id): Promise<void> {
    const { clinicId } = tx.actor;
    await tx.manager.update(Patient, { clinicId, id: from }, { accountId: null });
    await tx.manager.update(Patient, { clinicId, id: to }, { accountId });
  }

  private async joinTeams(tx: Tx, patientId: Id, keptId: Id) {
    const { clinicId } = tx.actor;
    const since = new Date(tx.now);
    const join = async (of: Id, to: Id) => {
      const rows = await tx.query<{ staff_id: Id }>(JOIN, [clinicId, of, to, since]);
      return rows.map((row) => row.staff_id);
    };
    const joinedReplaced = await join(keptId, patientId);
    const joinedKept = await join(patientId, keptId);
    await this.tellTeams(tx, patientId, joinedReplaced);
    await this.tellTeams(tx, keptId, joinedKept);
    return { joinedReplaced, joinedKept };
  }

  private async tellTeams(tx: Tx, patientId: Id, staffIds: readonly Id[]): Promise<void> {
    for (const staffId of staffIds) await tx.publish(careTeamChanged(tx.actor.clinicId, { patientId, staffId }));
  }

  private async standing(tx: Tx, patientId: Id): Promise<string | null> {
    const stands = { clinicId: tx.actor.clinicId, undoneAt: IsNull() };
    const found = await tx.manager.existsBy(PatientMerge, [
      { ...stands, patientId },
      { ...stands, keptId: patientId },
    ]);
    return found ? 'merge' : null;
  }

  private close(accounts: readonly (Id | null)[]): void {
    for (const id of new Set(accounts)) if (id) this.live.closeAccount(id);
  }
}
