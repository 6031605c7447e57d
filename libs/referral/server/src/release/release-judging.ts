import { Injectable } from '@nestjs/common';
import { type Id, missing } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { type ReleaseCategory, type ReleaseFacts, type ReleaseFault, releaseFault } from '@holdfast/referral/model';
import { In } from 'typeorm';
import { Directory } from '../directory/directory';
import { releasesOf } from './release-rows';
import { ReferralRelease } from './release.entity';
import { ReleaseViews } from './release-views';

/** Of several releases that do not hold, the one that is nearest to holding is told of. */
const NEAREST: readonly ReleaseFault[] = [
  ...(['not-covered', 'other-recipient', 'unsigned', 'revoked', 'expired', 'incomplete'] as const),
];

/** The release that was found for something, and why it does not hold; null where it does. */
export interface JudgedRelease {
  readonly release: ReferralRelease | null;
  readonly fault: ReleaseFault | null;
}

/** An attempt whose release is asked about: the one that it was sent by, or any of its search where it was not sent. */
export interface AskedRelease {
  readonly id: Id;
  readonly patientId: Id;
  readonly searchId: Id;
  readonly therapistId: Id;
  readonly therapistName: string | null;
  readonly releaseId: Id | null;
}

interface Wanted {
  readonly searchId: Id;
  readonly therapistId: Id;
  readonly categories: readonly ReleaseCategory[];
}

/** Says whether a release lets something out: asked whenever something is sent or opened. */
@Injectable()
export class ReleaseJudging {
  constructor(
    private readonly views: ReleaseViews,
    private readonly directory: Directory,
  ) {}

  /**
   * The release of a search that lets this out to this therapist now, or the one nearest to it and why it does not; none where
   * none of the search ever named this therapist.
   */
  async faultFor(tx: Tx, wanted: Wanted & { readonly patientId: Id }): Promise<JudgedRelease> {
    const rows = await releasesOf(tx, wanted.patientId);
    const facts = await this.views.facts(tx, rows);
    return bestOf(tx, rows, facts, wanted, await this.nameOf(tx, wanted.therapistId));
  }

  /** Why this release does not let this out to this therapist now; null where it does. Fails with `missing`. */
  async faultOf(
    tx: Tx,
    releaseId: Id,
    therapistId: Id,
    categories: readonly ReleaseCategory[],
  ): Promise<ReleaseFault | null> {
    const row = await tx.manager.findOneBy(ReferralRelease, { clinicId: tx.actor.clinicId, id: releaseId });
    const [facts] = row ? await this.views.facts(tx, [row]) : [];
    if (!facts) throw missing();
    return releaseFault(facts, { id: therapistId, name: await this.nameOf(tx, therapistId) }, categories, tx.now);
  }

  /** Why nothing could be let out with each of these attempts now, by its identifier; all of them at once. */
  async many(tx: Tx, asked: readonly AskedRelease[]): Promise<Map<Id, ReleaseFault | null>> {
    if (asked.length === 0) return new Map();
    const { clinicId } = tx.actor;
    const patientId = In([...new Set(asked.map((one) => one.patientId))]);
    const searchId = In(asked.flatMap((one) => (one.releaseId === null ? [one.searchId] : [])));
    const id = In(asked.flatMap(({ releaseId }) => releaseId ?? []));
    const where = [
      { clinicId, patientId, searchId },
      { clinicId, patientId, id },
    ];
    const rows = await tx.manager.find(ReferralRelease, { where, order: { draftedAt: 'DESC', id: 'DESC' } });
    const facts = await this.views.facts(tx, rows);
    return new Map(
      asked.map((one) => [
        one.id,
        one.releaseId === null ? draftFault(tx, rows, facts, one) : sentFault(tx, rows, facts, one),
      ]),
    );
  }

  private async nameOf(tx: Tx, therapistId: Id): Promise<string | null> {
    return (await this.directory.entriesOf(tx, [therapistId])).get(therapistId)?.entry.name ?? null;
  }
}

// What was signed last is what is meant, also where it lets out less or was drafted before.
function bestOf(
  tx: Tx,
  rows: readonly ReferralRelease[],
  facts: readonly ReleaseFacts[],
  { searchId, therapistId, categories }: Wanted,
  name: string | null,
): JudgedRelease {
  const judged = rows.flatMap((release, index) => {
    const one = facts[index];
    const isFor = release.searchId === searchId && release.therapistIds.includes(therapistId);
    if (!one || !isFor || release.withdrawnAt !== null) return [];
    return [{ release, fault: releaseFault(one, { id: therapistId, name }, categories, tx.now) }];
  });
  judged.sort((one, other) => signedOf(other.release) - signedOf(one.release));
  const holding = judged.filter(({ fault }) => fault === null);
  const nearest = NEAREST.flatMap((fault) => judged.filter((one) => one.fault === fault));
  return holding[0] ?? nearest[0] ?? { release: null, fault: 'unsigned' };
}

function signedOf({ signedAt }: ReferralRelease): number {
  return signedAt?.getTime() ?? 0;
}

// Only who it is about must be released: what else the patient did not let out is left out of the packet when it is sent.
function draftFault(
  tx: Tx,
  rows: readonly ReferralRelease[],
  facts: readonly ReleaseFacts[],
  { searchId, therapistId, therapistName }: AskedRelease,
): ReleaseFault | null {
  return bestOf(tx, rows, facts, { searchId, therapistId, categories: ['identity'] }, therapistName).fault;
}

// What was sent was covered when it was, and what a release covers never changes.
function sentFault(
  tx: Tx,
  rows: readonly ReferralRelease[],
  facts: readonly ReleaseFacts[],
  { releaseId, patientId, therapistId: id, therapistName: name }: AskedRelease,
): ReleaseFault | null {
  const at = rows.findIndex((row) => row.id === releaseId && row.patientId === patientId);
  const one = facts[at];
  return one ? releaseFault(one, { id, name }, [], tx.now) : 'unsigned';
}
