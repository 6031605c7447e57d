import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  CURRENT_RELEASE,
  type DraftRelease,
  isUsable,
  mayStandTogether,
  mustBeSignable,
  mustBeTheirName,
  releaseCategories,
  releaseChanged,
  releaseLacking,
  type ReleaseList,
  releaseOver,
  type ReleasePath,
  releaseSigned,
  type ReleaseView,
  searchAnswered,
  searchClosed,
  type SearchReleasePath,
  type SignRelease,
  therapyWaits,
} from '@holdfast/referral/model';
import { In } from 'typeorm';
import { patientKey, placeOf } from '../referral-rows';
import { ReferralChoice, ReferralSearch } from '../search/search.entity';
import { aloneWithReleases, hintReleases, releasesOf } from './release-rows';
import { ReferralRelease } from './release.entity';
import { ReleaseViews } from './release-views';

const DAY_MS = 86_400_000;

/** Releases of information: drafted by the clinic, signed and revoked by the patient. */
@Injectable()
export class Releases {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly views: ReleaseViews,
  ) {}

  /** All of a patient's, the newest first; fails with `missing`. */
  list(actor: Actor, patientId: Id): Promise<ReleaseList> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      return { items: await this.views.told(tx, await releasesOf(tx, patientId)) };
    });
  }

  /** One of a patient's, inside ongoing work; fails with `missing`. */
  async viewIn(tx: Tx, { patientId, releaseId: id }: ReleasePath): Promise<ReleaseView> {
    const row = await tx.manager.findOneBy(ReferralRelease, { clinicId: tx.actor.clinicId, id, patientId });
    const [view] = row ? await this.views.told(tx, [row]) : [];
    if (!view) throw missing();
    return view;
  }

  /**
   * Drafts a release to therapists of the search's shortlist; a repeat is the same, and what was drafted is never changed,
   * because the patient may be reading it. Fails with `release.changed`, `release.categories`, `search.closed` or `missing`.
   */
  draft(actor: Actor, path: SearchReleasePath, input: DraftRelease): Promise<ReleaseView> {
    return this.work.as(actor, async (tx) => {
      const { patientId, searchId, releaseId: id } = path;
      const { clinicId } = actor;
      await this.patients.mustExist(tx, patientId);
      await aloneWithReleases(tx, patientId);
      const known = await tx.manager.findOneBy(ReferralRelease, { clinicId, id });
      if (known && known.patientId !== patientId) throw missing();
      if (known && !isSameDraft(known, searchId, input)) throw releaseChanged();
      if (known) return this.viewIn(tx, path);
      const { therapistIds, categories, days } = input;
      if (!isUsable(categories)) throw releaseCategories({ categories: ['identity'] });
      if (!mayStandTogether(categories)) throw releaseCategories({ categories: ['psychotherapy-notes'] });
      await mustBeOpen(tx, path);
      const which = { clinicId, patientId, searchId, therapistId: In(therapistIds) };
      if ((await tx.manager.countBy(ReferralChoice, which)) < therapistIds.length) throw missing();
      await tx.manager.insert(ReferralRelease, {
        ...{ clinicId, id, patientId, searchId, therapistIds, categories, textVersion: CURRENT_RELEASE.version },
        ...{ draftedAt: new Date(tx.now), draftedBy: actor.accountId },
        expiresAt: new Date(tx.now + days * DAY_MS),
      });
      await tx.publish(therapyWaits(clinicId, { patientId, searchId }));
      hintReleases(tx, patientId);
      return this.viewIn(tx, path);
    });
  }

  /** Takes a draft back that nobody signed; a repeat is the same. Fails with `release.signed` or `missing`. */
  withdraw(actor: Actor, path: SearchReleasePath): Promise<ReleaseView> {
    return this.work.as(actor, async (tx) => {
      const row = await this.held(tx, path);
      if (row.searchId !== path.searchId) throw missing();
      if (row.signedAt) throw releaseSigned();
      if (!row.withdrawnAt) await this.change(tx, row, { withdrawnAt: new Date(tx.now) });
      return this.viewIn(tx, path);
    });
  }

  /**
   * Signs; a repeat is the same.
   * Fails with `release.text`, `release.unticked`, `release.name`, `release.categories`, `release.signed`, `release.over` or
   * `missing`.
   */
  sign(actor: Actor, path: ReleasePath, input: SignRelease): Promise<ReleaseView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: signedBy } = actor;
      const row = await this.held(tx, path);
      const key = patientKey(clinicId, path.patientId);
      const digest = await this.sealing.digest(key, JSON.stringify(input));
      if (row.digest && !row.digest.equals(digest)) throw releaseSigned();
      const before = await this.viewIn(tx, path);
      if (row.digest) return before;
      if (before.state !== 'drafted') throw releaseOver();
      mustBeSignable(before, input);
      const record = (await this.patients.summaries(tx, [path.patientId])).get(path.patientId);
      if (record) mustBeTheirName(record, input);
      const { version: textVersion, language, sha256, categories, ticked, statements, signedName, authority } = input;
      const seal = (column: string, words: string) =>
        this.sealing.seal(key, placeOf(clinicId, 'referral_release', column, row.id), words);
      await this.change(tx, row, {
        ...{ textVersion, language, sha256, categories, ticked, statements, digest, signedBy },
        signedAt: new Date(tx.now),
        signerSealed: await seal('signer', signedName),
        recipientsSealed: await seal('recipients', JSON.stringify(input.recipients)),
        authoritySealed: authority === null ? null : await seal('authority', authority),
      });
      await answered(tx, row);
      return this.viewIn(tx, path);
    });
  }

  /** Revokes what was signed, for good; a repeat is the same. Fails with `release.lacking` or `missing`. */
  revoke(actor: Actor, path: ReleasePath): Promise<ReleaseView> {
    return this.work.as(actor, async (tx) => {
      const row = await this.held(tx, path);
      if (!row.signedAt) throw releaseLacking({ fault: 'unsigned' });
      if (!row.revokedAt) {
        await this.change(tx, row, { revokedAt: new Date(tx.now), revokedBy: actor.accountId });
        await answered(tx, row);
      }
      return this.viewIn(tx, path);
    });
  }

  // Whoever comes second waits, and finds what the first has done.
  private async held(tx: Tx, { patientId, releaseId: id }: ReleasePath): Promise<ReferralRelease> {
    const where = { clinicId: tx.actor.clinicId, id, patientId };
    const row = await tx.manager.findOne(ReferralRelease, { where, lock: { mode: 'pessimistic_write' } });
    if (!row) throw missing();
    return row;
  }

  private async change(tx: Tx, row: ReferralRelease, part: Partial<ReferralRelease>): Promise<void> {
    await tx.manager.update(ReferralRelease, { clinicId: row.clinicId, id: row.id }, part);
    hintReleases(tx, row.patientId);
  }
}

async function answered(tx: Tx, { clinicId, patientId, searchId }: ReferralRelease): Promise<void> {
  await tx.publish(searchAnswered(clinicId, { patientId, searchId }));
}

async function mustBeOpen(tx: Tx, { patientId, searchId: id }: SearchReleasePath): Promise<void> {
  const search = await tx.manager.findOneBy(ReferralSearch, { clinicId: tx.actor.clinicId, id, patientId });
  if (!search) throw missing();
  if (search.closedAt) throw searchClosed();
}

function isSameDraft(row: ReferralRelease, searchId: Id, { therapistIds, categories, days }: DraftRelease): boolean {
  const same = (one: readonly string[], other: readonly string[]) => one.join() === other.join();
  const isAsLong = row.expiresAt.getTime() - row.draftedAt.getTime() === days * DAY_MS;
  // A signature may have left categories out; what was drafted is then no longer told from them.
  const isAsMuch = row.signedAt !== null || same(row.categories, categories);
  return row.searchId === searchId && same(row.therapistIds, therapistIds) && isAsMuch && isAsLong;
}
