import { Injectable } from '@nestjs/common';
import { Clinics } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import {
  RELEASE_PURPOSE,
  type ReleaseFacts,
  releaseState,
  type ReleaseView,
  type TherapistEntry,
} from '@holdfast/referral/model';
import { In, Not, IsNull } from 'typeorm';
import { Directory } from '../directory/directory';
import { placeOf } from '../referral-rows';
import { ReferralSearch } from '../search/search.entity';
import type { ReferralRelease } from './release.entity';

/** Who signed a release, and by what right. */
interface Signer {
  readonly signedName: string | null;
  readonly authority: string | null;
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
    const signers = await this.signers(tx, rows);
    const over = await this.overSearches(tx, rows);
    const entries = await this.directory.entriesOf(
      tx,
      rows.flatMap(({ therapistIds }) => therapistIds),
    );
    return rows.map((row, index) => ({
      ...{ id: row.id, searchId: row.searchId, discloser, categories: row.categories, ticked: row.ticked },
      state: releaseState({ ...timesOf(row), isSearchOver: over.has(row.searchId) }, tx.now),
      recipients: row.therapistIds.map((id) => recipientOf(id, entries.get(id)?.entry)),
      ...{ version: row.textVersion, language: row.language, sha256: row.sha256, statements: row.statements },
      ...(signers[index] ?? { signedName: null, authority: null }),
      ...{ draftedAt: row.draftedAt.toISOString(), signedAt: iso(row.signedAt) },
      ...{ expiresAt: row.expiresAt.toISOString(), revokedAt: iso(row.revokedAt) },
    }));
  }

  /** What decides whether each of them holds, in the order given. */
  async facts(tx: Tx, rows: readonly ReferralRelease[]): Promise<ReleaseFacts[]> {
    const discloser = await this.clinics.nameIn(tx);
    const signers = await this.signers(tx, rows);
    return rows.map((row, index) => ({
      ...{ categories: row.categories, ticked: row.ticked, discloser, therapistIds: row.therapistIds },
      ...{ purpose: RELEASE_PURPOSE, signer: signers[index]?.signedName ?? '', textHash: row.sha256 ?? '' },
      ...{ authority: signers[index]?.authority ?? null, isRepresentative: row.authoritySealed !== null },
      ...timesOf(row),
    }));
  }

  // What can no longer be read was signed by nobody that can be named, and does not hold.
  private async signers(tx: Tx, rows: readonly ReferralRelease[]): Promise<Signer[]> {
    const { clinicId } = tx.actor;
    const values = rows.flatMap(({ id, patientId: subjectId, signerSealed, authoritySealed }) => [
      { subjectId, place: placeOf(clinicId, 'referral_release', 'signer', id), sealed: signerSealed },
      { subjectId, place: placeOf(clinicId, 'referral_release', 'authority', id), sealed: authoritySealed },
    ]);
    const opened = await this.sealing.openAll(clinicId, 'patient', values);
    return rows.map((_, index) => ({
      signedName: opened[index * 2] ?? null,
      authority: opened[index * 2 + 1] ?? null,
    }));
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

function recipientOf(therapistId: Id, entry: TherapistEntry | undefined): ReleaseView['recipients'][number] {
  return { therapistId, name: entry?.name ?? '', practice: entry?.practice ?? null };
}

function iso(at: Date | null): string | null {
  return at && at.toISOString();
}
