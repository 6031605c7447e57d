import { Injectable } from '@nestjs/common';
import { Patients, StaffDirectory } from '@holdfast/clinic/server';
import { type Actor, type Id, invalid, missing } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  type ChangeSearch,
  type OpenSearch,
  searchChanged,
  searchClosed,
  type SearchList,
  searchOpen,
  type SearchPath,
} from '@holdfast/referral/model';
import { IsNull } from 'typeorm';
import { hintReferral, searchForWriting } from '../loop/loop-rows';
import { Referral } from '../loop/referral.entity';
import { patientKey } from '../referral-rows';
import { Interests } from './interests';
import { ReferralSearch } from './search.entity';
import { SearchViews, wishesPlace, wordsPlace } from './search-views';

/** Searches for a therapist: opened for a reason, owned by somebody, and over only by an outcome. */
@Injectable()
export class Searches {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly staff: StaffDirectory,
    private readonly interests: Interests,
    private readonly views: SearchViews,
  ) {}

  /** A patient's searches, the latest first, with why therapy should be offered now; fails with `missing`. */
  list(actor: Actor, patientId: Id): Promise<SearchList> {
    return this.work.as(actor, (tx) => this.in(tx, patientId));
  }

  /** Opens a search; a repeat is the same. Fails with `search.open` where one is open, or `missing`. */
  open(actor: Actor, { patientId, searchId: id }: SearchPath, input: OpenSearch): Promise<SearchList> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: openedBy } = actor;
      await this.patients.mustExist(tx, patientId);
      const key = patientKey(clinicId, patientId);
      const digest = await this.sealing.digest(key, JSON.stringify(input));
      const known = await tx.manager.findOneBy(ReferralSearch, { clinicId, id });
      if (known && known.patientId !== patientId) throw missing();
      if (known?.digest.equals(digest)) return this.in(tx, patientId);
      if (known || (await tx.manager.existsBy(ReferralSearch, { clinicId, patientId, closedAt: IsNull() }))) {
        throw searchOpen();
      }
      await this.mustWorkHere(tx, input.ownerId);
      const { urgency, ownerId, words, wishes } = input;
      const inserted = await tx.manager
        .createQueryBuilder()
        .insert()
        .into(ReferralSearch)
        .values({
          ...{ clinicId, id, patientId, urgency, ownerId, digest, openedBy, openedAt: new Date(tx.now), version: 1 },
          reasons: await this.interests.reasons(tx, patientId),
          wordsSealed: await this.sealing.seal(key, wordsPlace(clinicId, id), words),
          wishesSealed: await this.sealing.seal(key, wishesPlace(clinicId, id), JSON.stringify(wishes)),
        })
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) throw searchOpen();
      hintReferral(tx, patientId);
      return this.in(tx, patientId);
    });
  }

  /** Says a search anew over the version that was seen; fails with `search.changed`, `search.closed` or `missing`. */
  change(actor: Actor, path: SearchPath, input: ChangeSearch): Promise<SearchList> {
    return this.work.as(actor, async (tx) => {
      const row = await this.openForWriting(tx, path, input.version);
      const { clinicId, id, patientId } = row;
      await this.mustWorkHere(tx, input.ownerId);
      const { urgency, ownerId, wishes } = input;
      await tx.manager.update(
        ReferralSearch,
        { clinicId, id },
        {
          ...{ urgency, ownerId, version: row.version + 1 },
          wishesSealed: await this.sealing.seal(
            patientKey(clinicId, patientId),
            wishesPlace(clinicId, id),
            JSON.stringify(wishes),
          ),
        },
      );
      await tx.manager.update(Referral, { clinicId, searchId: id, closedAt: IsNull() }, { ownerId });
      hintReferral(tx, patientId);
      return this.in(tx, patientId);
    });
  }

  /** The same as `list`, inside ongoing work. */
  async in(tx: Tx, patientId: Id): Promise<SearchList> {
    await this.patients.mustExist(tx, patientId);
    const where = { clinicId: tx.actor.clinicId, patientId };
    const rows = await tx.manager.find(ReferralSearch, { where, order: { openedAt: 'DESC' } });
    const items = [];
    for (const row of rows) items.push(await this.views.one(tx, row));
    return {
      reasons: await this.interests.reasons(tx, patientId),
      interest: await this.interests.latest(tx, patientId),
      items,
    };
  }

  /** An open search, held for writing, over the version that was seen. */
  async openForWriting(tx: Tx, path: SearchPath, version: number | null): Promise<ReferralSearch> {
    const row = await searchForWriting(tx, path);
    if (row.closedAt) throw searchClosed();
    if (version !== null && row.version !== version) throw searchChanged();
    return row;
  }

  private async mustWorkHere(tx: Tx, ownerId: Id): Promise<void> {
    if (!(await this.staff.all(tx)).has(ownerId)) throw invalid({ fields: ['ownerId'] });
  }
}
