import { Injectable } from '@nestjs/common';
import { Clinics } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import {
  RELEASE_PURPOSE,
  type ReleaseFacts,
  type ReleaseRecipient,
  releaseState,
  type ReleaseView,
} from '@holdfast/referral/model';
import { In, Not, IsNull } from 'typeorm';
import { Directory } from '../directory/directory';
import { iso, placeOf } from '../referral-rows';
import { ReferralSearch } from '../search/search.entity';
import type { ReferralRelease } from './release.entity';

/** Who signed a release, by what right, and to whom. */
interface Signature {
  readonly signedName: string | null;
  readonly authority: string | null;
  /** As they were shown; null where nobody signed, or before that was kept. */
  readonly recipients: readonly ReleaseRecipient[] | null;
}

/** Releases opened: as people read them, and as the rule that judges them does. */
@Injectable()
export class ReleaseViews {
  constructor(
    private readonly sealing: Sealing,
    private readonly clinics: Clinics,
    private readonly directory: Directory,
  ) {}

  /** As the patient and the clinic see them, in the order given. */
  async told(tx: Tx, rows: readonly ReferralRelease[]): Promise<ReleaseView[]> {
    const discloser = await this.clinics.nameIn(tx);
    const signatures = await this.signatures(tx, rows);
    const over = await this.overSearches(tx, rows);
    const today = await this.namedToday(
      tx,
      rows.flatMap(({ therapistIds }, index) => (signatures[index]?.recipients ? [] : therapistIds)),
    );
    return rows.map((row, index) => ({
      ...{ id: row.id, searchId: row.searchId, discloser, categories: row.categories, ticked: row.ticked },
      state: releaseState({ ...timesOf(row), isSearchOver: over.has(row.searchId) }, tx.now),
      recipients: [...(signatures[index]?.recipients ?? row.therapistIds.map(today))],
      isNamedAsSigned: Boolean(signatures[index]?.recipients),
      ...{ version: row.textVersion, language: row.language, sha256: row.sha256, statements: row.statements },
      ...{ signedName: signatures[index]?.signedName ?? null, authority: signatures[index]?.authority ?? null },
      ...{ draftedAt: row.draftedAt.toISOString(), signedAt: iso(row.signedAt) },
      ...{ expiresAt: row.expiresAt.toISOString(), revokedAt: iso(row.revokedAt) },
    }));
  }

  /** What decides whether each of them holds, in the order given. */
  async facts(tx: Tx, rows: readonly ReferralRelease[]): Promise<ReleaseFacts[]> {
    const discloser = await this.clinics.nameIn(tx);
    const signatures = await this.signatures(tx, rows);
    return rows.map((row, index) => ({
      ...{ categories: row.categories, ticked: row.ticked, discloser },
      recipients: signedFor(row, signatures[index]?.recipients ?? null),
      ...{ purpose: RELEASE_PURPOSE, signer: signatures[index]?.signedName ?? '', textHash: row.sha256 ?? '' },
      ...{ authority: signatures[index]?.authority ?? null, isRepresentative: row.authoritySealed !== null },
      ...timesOf(row),
    }));
  }

  // What can no longer be read was signed by nobody that can be named, and does not hold.
  private async signatures(tx: Tx, rows: readonly ReferralRelease[]): Promise<Signature[]> {
    const { clinicId } = tx.actor;
    const values = rows.flatMap(({ id, patientId: subjectId, signerSealed, authoritySealed, recipientsSealed }) => [
      { subjectId, place: placeOf(clinicId, 'referral_release', 'signer', id), sealed: signerSealed },
      { subjectId, place: placeOf(clinicId, 'referral_release', 'authority', id), sealed: authoritySealed },
      { subjectId, place: placeOf(clinicId, 'referral_release', 'recipients', id), sealed: recipientsSealed },
    ]);
    const opened = await this.sealing.openAll(clinicId, 'patient', values);
    return rows.map(({ recipientsSealed }, index) => {
      const [signedName = null, authority = null, named = null] = opened.slice(index * 3, index * 3 + 3);
      const recipients = recipientsSealed && (JSON.parse(named ?? '[]') as ReleaseRecipient[]);
      return { signedName, authority, recipients };
    });
  }

  private async namedToday(tx: Tx, therapistIds: readonly Id[]): Promise<(therapistId: Id) => ReleaseRecipient> {
    const entries = await this.directory.entriesOf(tx, therapistIds);
    return (therapistId) => {
      const { name = '', practice = null, place = null } = entries.get(therapistId)?.entry ?? {};
      return { therapistId, name, practice, place };
    };
  }

  private async overSearches(tx: Tx, rows: readonly ReferralRelease[]): Promise<Set<Id>> {
    const ids = [...new Set(rows.map(({ searchId }) => searchId))];
    const where = { clinicId: tx.actor.clinicId, id: In(ids), closedAt: Not(IsNull()) };
    return new Set((await tx.manager.find(ReferralSearch, { where, select: { id: true } })).map(({ id }) => id));
  }
}

function timesOf({ signedAt, expiresAt, revokedAt, withdrawnAt }: ReferralRelease) {
  const ms = (at: Date | null) => at && at.getTime();
  const ended = { revokedAt: ms(revokedAt), withdrawnAt: ms(withdrawnAt) };
  return { signedAt: ms(signedAt), expiresAt: expiresAt.getTime(), ...ended };
}

// Names that were kept and can no longer be read are nobody's.
function signedFor(
  { therapistIds }: ReferralRelease,
  kept: readonly ReleaseRecipient[] | null,
): ReleaseFacts['recipients'] {
  const nameOf = (id: Id) => kept && (kept.find(({ therapistId }) => therapistId === id)?.name ?? '');
  return therapistIds.map((therapistId) => ({ therapistId, name: nameOf(therapistId) }));
}
