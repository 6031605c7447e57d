import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DuplicateRecord, PatientPage, PatientQuery, PatientSummary, PatientView } from '@holdfast/clinic/model';
import { type Actor, type Id, missing, newId } from '@holdfast/platform/model';
import { type KeySubject, type Prepared, PatientNames, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { In, IsNull, Not } from 'typeorm';
import { CareTeams } from './care-teams';
import { Patient, PatientNameToken } from './patient.entity';
import { Proxy, proxyPlace } from './proxy/proxy.entity';

/** What a new patient's record is made of. */
export interface NewPatient {
  readonly accountId: Id | null;
  readonly name: string;
  readonly preferredName: string;
  readonly pronouns: string;
  readonly dateOfBirth: string;
  readonly phone: string;
  readonly email: string;
}

type SealedColumn = 'name' | 'preferred_name' | 'pronouns' | 'date_of_birth' | 'phone' | 'email';

const FEW = 20;

// Coordinators route for the whole clinic; everyone else sees the patients whose care team they are on.
const LIST: Prepared = {
  name: 'patient_list',
  text: `select p.id from patient p
    where p.clinic_id = $1 and p.replaced_by is null and p.id > coalesce($3, '00000000-0000-0000-0000-000000000000'::uuid)
      and ($4 or exists (select from care_team_member m
        where m.clinic_id = $1 and m.patient_id = p.id and m.staff_id = $2))
      and (select count(distinct t.token) from patient_name_token t
        where t.clinic_id = $1 and t.patient_id = p.id and t.token = any ($5::bytea[])) = $6
    order by p.id limit $7`,
};

/** Patients' records, as far as who they are and who looks after them. */
@Injectable()
export class Patients implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly careTeams: CareTeams,
    private readonly names: PatientNames,
  ) {}

  onModuleInit(): void {
    this.names.keptBy((tx, ids) => this.called(tx, ids));
  }

  /** The patients this actor may see, or those of them whose name has every given word. */
  list(actor: Actor, query: PatientQuery): Promise<PatientPage> {
    return this.work.as(actor, async (tx) => {
      const tokens = await this.nameTokens(actor.clinicId, query.name ?? '');
      if (query.name !== undefined && tokens.length === 0) return { items: [], nextAfter: null };
      const all = actor.roles.includes('coordinator');
      const { clinicId, accountId } = actor;
      const values = [clinicId, accountId, query.after ?? null, all, tokens, tokens.length, query.limit + 1];
      const ids = (await tx.query<{ id: string }>(LIST, values)).map(({ id }) => id);
      const page = ids.slice(0, query.limit);
      const found = await this.summaries(tx, page);
      const items = page.flatMap((id) => found.get(id) ?? []);
      return { items, nextAfter: ids.length > query.limit ? (page.at(-1) ?? null) : null };
    });
  }

  /** The first twenty patients of the whole clinic whose names have every given word, inside ongoing work; none for no word. */
  async named(tx: Tx, name: string): Promise<PatientSummary[]> {
    const { clinicId, accountId } = tx.actor;
    const tokens = await this.nameTokens(clinicId, name);
    if (tokens.length === 0) return [];
    const rows = await tx.query<{ id: string }>(LIST, [clinicId, accountId, null, true, tokens, tokens.length, FEW]);
    return [
      ...(
        await this.summaries(
          tx,
          rows.map(({ id }) => id),
        )
      ).values(),
    ];
  }

  /** One patient's record with the care team; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<PatientView> {
    return this.work.as(actor, (tx) => this.detail(tx, patientId));
  }

  /** One patient's record with the care team, inside ongoing work; fails with `missing`. */
  async detail(tx: Tx, patientId: Id): Promise<PatientView> {
    const { clinicId } = tx.actor;
    const patient = await tx.manager.findOneBy(Patient, { clinicId, id: patientId });
    if (!patient) throw missing();
    const summary = (await this.summaries(tx, [patientId])).get(patientId);
    if (!summary) throw missing();
    const [phone, email] = await this.open(clinicId, [
      { id: patientId, column: 'phone', sealed: patient.phoneSealed },
      { id: patientId, column: 'email', sealed: patient.emailSealed },
    ]);
    const careTeam = await this.careTeams.of(tx, patientId);
    const proxies = await this.letIn(tx, patientId);
    const others = await tx.manager.findBy(Patient, { clinicId, replacedBy: patientId });
    const merged = { replacedBy: patient.replacedBy, replaces: others.map(({ id }) => id) };
    return { ...summary, phone: phone ?? '', email: email ?? '', careTeam, proxies, ...merged };
  }

  private async letIn(tx: Tx, patientId: Id): Promise<PatientView['proxies']> {
    const { clinicId } = tx.actor;
    const rows = await tx.manager.findBy(Proxy, {
      ...{ clinicId, patientId, acceptedAt: Not(IsNull()), endedAt: IsNull() },
    });
    const open = rows.filter(({ endsAt }) => endsAt === null || endsAt.getTime() > tx.now);
    const names = await this.sealing.openAll(
      clinicId,
      'patient',
      open.map((row) => ({
        subjectId: patientId,
        place: proxyPlace(clinicId, row.id, 'name'),
        sealed: row.nameSealed,
      })),
    );
    return open.map(({ id, relation, scopes }, index) => ({ id, relation, scopes, name: names[index] ?? '' }));
  }

  /**
   * Who patients are, by identifier, inside ongoing work. What cannot be read is empty. Where the work is about no one
   * chart this is a list, and the trail is told whom it names.
   */
  async summaries(tx: Tx, ids: readonly Id[]): Promise<Map<Id, PatientSummary>> {
    const { clinicId } = tx.actor;
    const patients = await tx.manager.findBy(Patient, { clinicId, id: In([...new Set(ids)]) });
    if (tx.actor.chart === null) tx.names(patients.map(({ id }) => id));
    const opened = await this.open(
      clinicId,
      patients.flatMap((one) => [
        { id: one.id, column: 'name' as const, sealed: one.nameSealed },
        { id: one.id, column: 'preferred_name' as const, sealed: one.preferredNameSealed },
        { id: one.id, column: 'pronouns' as const, sealed: one.pronounsSealed },
        { id: one.id, column: 'date_of_birth' as const, sealed: one.dateOfBirthSealed },
      ]),
    );
    return new Map(
      patients.map(({ id }, index) => {
        const [name, preferredName, pronouns, dateOfBirth] = opened
          .slice(index * 4, index * 4 + 4)
          .map((one) => one ?? '');
        return [id, { id, name, preferredName, pronouns, dateOfBirth: dateOfBirth || '1900-01-01' } as PatientSummary];
      }),
    );
  }

  /** What tells records of one name apart, by identifier, inside ongoing work; what cannot be read is empty. */
  async identities(tx: Tx, ids: readonly Id[]): Promise<Map<Id, DuplicateRecord>> {
    const { clinicId } = tx.actor;
    const patients = await tx.manager.findBy(Patient, { clinicId, id: In([...new Set(ids)]) });
    const summaries = await this.summaries(tx, ids);
    const opened = await this.open(
      clinicId,
      patients.flatMap((one) => [
        { id: one.id, column: 'phone' as const, sealed: one.phoneSealed },
        { id: one.id, column: 'email' as const, sealed: one.emailSealed },
      ]),
    );
    return new Map(
      patients.flatMap(({ id, createdAt, accountId }, index): [Id, DuplicateRecord][] => {
        const [phone, email] = opened.slice(index * 2, index * 2 + 2).map((one) => one ?? '');
        const summary = summaries.get(id);
        const known = { createdAt: createdAt.toISOString(), hasAccount: accountId !== null };
        return summary ? [[id, { ...summary, phone: phone ?? '', email: email ?? '', ...known }]] : [];
      }),
    );
  }

  /** What patients are called, by identifier, inside ongoing work; what cannot be read is empty. */
  async called(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string>> {
    const { clinicId } = tx.actor;
    const patients = await tx.manager.findBy(Patient, { clinicId, id: In([...new Set(ids)]) });
    const names = await this.open(
      clinicId,
      patients.map(({ id, nameSealed: sealed }) => ({ id, column: 'name' as const, sealed })),
    );
    return new Map(patients.map(({ id }, index) => [id, names[index] ?? '']));
  }

  /** When a patient was born, inside ongoing work; null where it cannot be read. */
  async dateOfBirth(tx: Tx, patientId: Id): Promise<string | null> {
    const { clinicId } = tx.actor;
    const patient = await tx.manager.findOneBy(Patient, { clinicId, id: patientId });
    const value = {
      id: patientId,
      column: 'date_of_birth' as const,
      sealed: patient?.dateOfBirthSealed ?? Buffer.of(),
    };
    const [born] = patient ? await this.open(clinicId, [value]) : [];
    return born || null;
  }

  /** Patients' phone numbers, by identifier, inside ongoing work; what cannot be read is empty. */
  async phones(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string>> {
    const { clinicId } = tx.actor;
    const patients = await tx.manager.findBy(Patient, { clinicId, id: In([...new Set(ids)]) });
    const phones = await this.open(
      clinicId,
      patients.map(({ id, phoneSealed: sealed }) => ({ id, column: 'phone' as const, sealed })),
    );
    return new Map(patients.map(({ id }, index) => [id, phones[index] ?? '']));
  }

  /** Fails with `missing` unless the clinic has this patient. */
  async mustExist(tx: Tx, patientId: Id): Promise<void> {
    if (!(await tx.manager.existsBy(Patient, { clinicId: tx.actor.clinicId, id: patientId }))) throw missing();
  }

  /** Whether another record of the same person replaced this one; fails with `missing`. */
  async isReplaced(tx: Tx, patientId: Id): Promise<boolean> {
    const patient = await tx.manager.findOneBy(Patient, { clinicId: tx.actor.clinicId, id: patientId });
    if (!patient) throw missing();
    return patient.replacedBy !== null;
  }

  /** The account a patient signs in with; null where there is none. */
  async accountOf(tx: Tx, patientId: Id): Promise<Id | null> {
    const patient = await tx.manager.findOneBy(Patient, { clinicId: tx.actor.clinicId, id: patientId });
    if (!patient) throw missing();
    return patient.accountId;
  }

  /** Where a patient who has no account gets mail, in the clinic's first language; null where no address is known. */
  async mailAddress(tx: Tx, patientId: Id): Promise<{ to: string; language: 'en' } | null> {
    const { clinicId } = tx.actor;
    const patient = await tx.manager.findOneBy(Patient, { clinicId, id: patientId });
    if (!patient) throw missing();
    const [to] = await this.open(clinicId, [{ id: patientId, column: 'email', sealed: patient.emailSealed }]);
    return to ? { to, language: 'en' } : null;
  }

  /** Makes a patient's record inside ongoing work. @returns its identifier */
  async create(tx: Tx, input: NewPatient): Promise<Id> {
    const { clinicId } = tx.actor;
    const id = newId();
    await this.sealing.prepare(keyOf(clinicId, id));
    const seal = (column: SealedColumn, text: string) =>
      this.sealing.seal(keyOf(clinicId, id), placeOf(clinicId, id, column), text);
    await tx.manager.insert(Patient, {
      clinicId,
      id,
      accountId: input.accountId,
      createdAt: new Date(tx.now),
      nameSealed: await seal('name', input.name),
      preferredNameSealed: await seal('preferred_name', input.preferredName),
      pronounsSealed: await seal('pronouns', input.pronouns),
      dateOfBirthSealed: await seal('date_of_birth', input.dateOfBirth),
      phoneSealed: await seal('phone', input.phone),
      emailSealed: await seal('email', input.email),
    });
    const tokens = await this.nameTokens(clinicId, `${input.name} ${input.preferredName}`);
    await tx.manager.insert(
      PatientNameToken,
      tokens.map((token) => ({ clinicId, token, patientId: id })),
    );
    return id;
  }

  /** The keyed hashes of the words of a name, by which it is found. */
  async nameTokens(clinicId: Id, name: string): Promise<Buffer[]> {
    const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const found = new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0));
    return Promise.all([...found].map((word) => this.sealing.token(clinicId, 'patient.name', word)));
  }

  private open(clinicId: Id, values: readonly { id: Id; column: SealedColumn; sealed: Buffer }[]) {
    const sealed = values.map(({ id, column, sealed: bytes }) => ({
      subjectId: id,
      place: placeOf(clinicId, id, column),
      sealed: bytes,
    }));
    return this.sealing.openAll(clinicId, 'patient', sealed);
  }
}

function keyOf(clinicId: Id, patientId: Id): KeySubject {
  return { clinicId, scope: 'patient', subjectId: patientId };
}

function placeOf(clinicId: Id, rowId: Id, column: SealedColumn) {
  return { clinicId, table: 'patient', column, rowId };
}
