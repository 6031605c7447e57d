import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CheckInPath, type LinkGrant, linkLimited, linkSpent } from '@holdfast/check-in/model';
import { Clinics } from '@holdfast/clinic/server';
import { type Actor, type Id, IdSchema } from '@holdfast/platform/model';
import {
  type Allowance,
  Clock,
  Database,
  networkOf,
  type Prepared,
  Throttles,
  type Tx,
  Work,
} from '@holdfast/platform/server';
import { CheckInLink } from '../plan.entity';
import { CheckIns } from './check-ins';

const OPEN: Prepared = { name: 'check_in_link_open', text: 'select * from check_in_link_open($1, $2, $3, $4)' };
const FIND: Prepared = { name: 'check_in_link_find', text: 'select * from check_in_link_find($1, $2, $3)' };

// An answer that waited on a device without network is heard a month long, so that what it says of danger is; the
// check-in decides whether it is taken.
const HEARD_MS = 30 * 86_400_000;

// Guessing is hopeless; this only keeps a flood from the database. A whole clinic may share one network.
const OPENINGS: Allowance = { name: 'check-in-link.open', points: 120, seconds: 3600 };

interface LinkRow {
  [column: string]: unknown;
  check_in_id: string;
  patient_id: string;
  account_id: string | null;
}

/** Where a request that comes with a link's pass comes from. */
export interface LinkVisitor {
  readonly requestId: Id | null;
  readonly origin: string | null;
}

/** Who acts through a link, and on which check-in. */
export interface LinkSeat {
  readonly actor: Actor;
  readonly path: CheckInPath;
}

/**
 * Links that open one check-in without a sign-in. The secret in the mail is spent on the first opening for a pass that
 * stays in that browser; a mail scanner that only follows the address spends nothing, because the secret is behind `#`.
 */
@Injectable()
export class Links {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly checkIns: CheckIns,
    private readonly clinics: Clinics,
    private readonly throttles: Throttles,
  ) {}

  /** Makes a link inside ongoing work. @returns the secret, which is kept nowhere */
  async make(tx: Tx, { patientId, checkInId }: CheckInPath, expiresAt: Date): Promise<string> {
    const { clinicId } = tx.actor;
    const token = `${clinicId}.${randomBytes(32).toString('base64url')}`;
    const row = { clinicId, checkInId, patientId, tokenHash: hashOf(token), madeAt: new Date(tx.now), expiresAt };
    await tx.manager.insert(CheckInLink, row);
    return token;
  }

  /** Spends a link's secret for a pass; fails with `link.spent`, whatever the reason, or `link.limited`. */
  async open(token: string, visitor: LinkVisitor): Promise<LinkGrant> {
    const retryAfterSeconds = await this.throttles.take(OPENINGS, networkOf(visitor.origin ?? ''));
    if (retryAfterSeconds > 0) throw linkLimited({ retryAfterSeconds });
    const clinicId = clinicOf(token);
    const pass = `${clinicId}.${randomBytes(32).toString('base64url')}`;
    const now = new Date(this.clock.now());
    const [row] = await this.database.run<LinkRow>(OPEN, [clinicId, hashOf(token), hashOf(pass), now]);
    if (!row) throw linkSpent();
    return this.grant(pass, seatOf(clinicId, row, 'check-in.open-link', visitor));
  }

  /** The check-in of a pass, again: after a reload. Fails with `link.spent`. */
  async read(pass: string, visitor: LinkVisitor): Promise<LinkGrant> {
    return this.grant(pass, await this.seat(pass, 'check-in.read', visitor));
  }

  /** Who acts through a pass; fails with `link.spent`. */
  async seat(pass: string, action: string, visitor: LinkVisitor): Promise<LinkSeat> {
    const clinicId = clinicOf(pass);
    const values = [clinicId, hashOf(pass), new Date(this.clock.now() - (action === 'check-in.answer' ? HEARD_MS : 0))];
    const [row] = await this.database.run<LinkRow>(FIND, values);
    if (!row) throw linkSpent();
    return seatOf(clinicId, row, action, visitor);
  }

  private grant(pass: string, { actor, path }: LinkSeat): Promise<LinkGrant> {
    return this.work.as(actor, async (tx) => {
      const sheet = await this.checkIns.sheetIn(tx, path);
      const clinic = await this.clinics.contact(tx);
      // What was sent is read again by whoever signs in, not by whoever finds the browser open.
      const shown = sheet.submittedAt === null ? sheet : { ...sheet, answers: [] };
      return { pass, now: new Date(tx.now).toISOString(), clinic, sheet: shown };
    });
  }
}

function seatOf(clinicId: Id, row: LinkRow, action: string, visitor: LinkVisitor): LinkSeat {
  const patientId = row.patient_id;
  const actor: Actor = {
    clinicId,
    // Whoever holds the link stands for the patient, who may have no account.
    accountId: row.account_id ?? patientId,
    kind: 'patient',
    roles: ['patient'],
    patientId,
    sessionId: null,
    action,
    chart: patientId,
    ...visitor,
  };
  return { actor, path: { patientId, checkInId: row.check_in_id } };
}

function clinicOf(secret: string): Id {
  const clinicId = IdSchema.safeParse(secret.split('.')[0]);
  if (!clinicId.success) throw linkSpent();
  return clinicId.data;
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
