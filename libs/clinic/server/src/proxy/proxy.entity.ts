import type { PROXY_RELATIONS } from '@holdfast/clinic/model';
import type { Id, ProxyScope } from '@holdfast/platform/model';
import type { KeySubject } from '@holdfast/platform/server';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody whom a patient let into part of their record; who they are is sealed under the patient's own key. */
@Entity('proxy')
export class Proxy {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  /** Null until they accept. */
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
  @Column('text') relation: (typeof PROXY_RELATIONS)[number];
  @Column('text', { array: true }) scopes: ProxyScope[];
  @Column('text') language: 'en' | 'es';
  @Column('integer') version: number;
  @Column('bytea', { name: 'name_sealed' }) nameSealed: Buffer;
  @Column('bytea', { name: 'email_sealed' }) emailSealed: Buffer;
  /** What the granting said, as a keyed hash: to tell a retry from another. */
  @Column('bytea') digest: Buffer;
  @Column('date', { name: 'last_day', nullable: true }) lastDay: string | null;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt: Date;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt: Date | null;
  /** The end of the last day where the clinic is. */
  @Column('timestamptz', { name: 'ends_at', nullable: true }) endsAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
}

/** Who helps a patient is sealed under the patient's own key, and is gone with it. */
export function keyOf(clinicId: Id, patientId: Id): KeySubject {
  return { clinicId, scope: 'patient', subjectId: patientId };
}

/** Where a sealed value of a proxy belongs. */
export function proxyPlace(clinicId: Id, rowId: Id, column: 'name' | 'email') {
  return { clinicId, table: 'proxy', column, rowId };
}
