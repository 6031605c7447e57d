import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, type Id, missing, newId } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  categoriesOf,
  type EditPacket,
  minimum,
  packetChanged,
  type PacketContent,
  PACKET_SECTIONS,
  packetFrozen,
  type PacketSection,
  type PacketView,
  RECORD_SECTIONS,
  type ReferralPath,
  releaseLacking,
} from '@holdfast/referral/model';
import { IsNull } from 'typeorm';
import { Referral } from '../loop/referral.entity';
import { patientKey, placeOf } from '../referral-rows';
import { PacketGathering } from './packet-gathering';
import { ReferralPacket, ReferralRelease } from './release.entity';
import { ReleaseJudging } from './release-judging';

/** What is disclosed with an attempt: gathered, looked at, edited, and frozen with its hash when it is sent. */
@Injectable()
export class Packets {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly gathering: PacketGathering,
    private readonly judging: ReleaseJudging,
  ) {}

  /**
   * Begins an attempt's packet from what the record holds; while one is open, that is it. Where the attempt replaces one that
   * was sent, nothing is in it that was not in that packet, and what a person wrote there is carried over.
   *
   * @returns its identifier
   */
  async gather(tx: Tx, referral: Referral, sentBefore: Id | null = null): Promise<Id> {
    const { clinicId, accountId: madeBy } = tx.actor;
    const { id: referralId, patientId } = referral;
    const open = await tx.manager.findOneBy(ReferralPacket, { clinicId, referralId, frozenAt: IsNull() });
    if (open) return open.id;
    const id = newId();
    const record = await this.gathering.contentFor(tx, referral);
    const content = sentBefore ? seenBefore(record, await this.sentIn(tx, sentBefore)) : record;
    const contentSealed = await this.sealed(clinicId, patientId, id, content);
    const row = { clinicId, id, patientId, referralId, contentSealed, madeAt: new Date(tx.now), madeBy };
    await tx.manager.insert(ReferralPacket, row);
    return id;
  }

  /** An attempt's packet: the one that is being written, else the one that was sent. Fails with `missing`. */
  view(actor: Actor, path: ReferralPath): Promise<PacketView> {
    return this.work.as(actor, (tx) => this.viewIn(tx, path));
  }

  /** The same inside ongoing work. */
  async viewIn(tx: Tx, path: ReferralPath): Promise<PacketView> {
    const referral = await referralOf(tx, path);
    const row = await latestOf(tx, referral);
    if (!row) throw missing();
    const { id, referralId, version, sha256, frozenAt } = row;
    const card = { id, referralId, version, sha256, frozenAt: frozenAt?.toISOString() ?? null };
    if (row.frozenAt) return { ...card, content: await this.sentIn(tx, row.id), leftOut: [] };
    const { release } = await this.standing(tx, referral);
    const written = await this.opened(row);
    const content = release ? { ...written, release: bindingOf(release) } : written;
    const sent = release ? categoriesOf(minimum(content, release.categories, release.ticked)) : [];
    return { ...card, content, leftOut: categoriesOf(content).filter((one) => !sent.includes(one)) };
  }

  /**
   * Writes what is in a packet over the version that was seen. What comes from the record is read anew where it is kept, so
   * that nobody retypes it. Fails with `packet.changed`, `packet.frozen` or `missing`.
   */
  edit(actor: Actor, path: ReferralPath, { version, content }: EditPacket): Promise<PacketView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      const referral = await referralOf(tx, path);
      const row = await this.held(tx, referral);
      if (row.version !== version) throw packetChanged({ version: row.version });
      const record = await this.gathering.contentFor(tx, referral);
      const kept = RECORD_SECTIONS.map((one) => [one, content[one] === null ? null : record[one]]);
      const next = { ...content, ...Object.fromEntries(kept), release: record.release } as PacketContent;
      const contentSealed = await this.sealed(clinicId, row.patientId, row.id, next);
      await tx.manager.update(ReferralPacket, { clinicId, id: row.id }, { contentSealed, version: version + 1 });
      hint(tx, row);
      return this.viewIn(tx, path);
    });
  }

  /**
   * Freezes an attempt's open packet to what the release lets out, inside the work that sends it.
   *
   * @returns the packet and the hexadecimal SHA-256 of what is sent
   * Fails with `release.lacking`, `packet.frozen` or `missing`.
   */
  async freeze(tx: Tx, referral: Referral, releaseId: Id): Promise<{ packetId: Id; sha256: string }> {
    const { clinicId } = tx.actor;
    const row = await this.held(tx, referral);
    const where = { clinicId, id: releaseId, patientId: referral.patientId };
    // Held as well: whoever revokes at this moment comes before or after, never in between.
    const release = await tx.manager.findOne(ReferralRelease, { where, lock: { mode: 'pessimistic_read' } });
    if (!release) throw releaseLacking({ fault: 'unsigned' });
    const content = minimum(await this.opened(row), release.categories, release.ticked);
    const categories = categoriesOf(content);
    const fault = await this.judging.faultOf(tx, releaseId, referral.therapistId, categories);
    if (fault !== null || categories.length === 0) throw releaseLacking({ fault: fault ?? 'not-covered' });
    const text = canonical({ ...content, release: bindingOf(release) });
    const sha256 = hashOf(text);
    const frozen = { sha256, releaseId, frozenAt: new Date(tx.now), version: row.version + 1 };
    const contentSealed = await this.sealing.seal(patientKey(clinicId, row.patientId), place(clinicId, row.id), text);
    await tx.manager.update(ReferralPacket, { clinicId, id: row.id }, { ...frozen, contentSealed });
    hint(tx, row);
    return { packetId: row.id, sha256 };
  }

  /** A packet as it was sent, proved by its hash; fails with `missing` where none was sent or it can no longer be read. */
  async sentIn(tx: Tx, packetId: Id): Promise<PacketContent> {
    const row = await tx.manager.findOneBy(ReferralPacket, { clinicId: tx.actor.clinicId, id: packetId });
    if (!row?.frozenAt) throw missing();
    const text = await this.textOf(row);
    if (hashOf(text) !== row.sha256) throw new Error('A packet is not what was sent.');
    return JSON.parse(text) as PacketContent;
  }

  /** Which release would let something out to the attempt's therapist now; null where none holds. */
  private async standing(
    tx: Tx,
    { patientId, searchId, therapistId }: Referral,
  ): Promise<{ release: ReferralRelease | null }> {
    const { release, fault } = await this.judging.faultFor(tx, { patientId, searchId, therapistId, categories: [] });
    return { release: fault === null ? release : null };
  }

  // Whoever comes second waits, and finds what the first has done.
  private async held(tx: Tx, { id: referralId, patientId }: Referral): Promise<ReferralPacket> {
    const where = { clinicId: tx.actor.clinicId, referralId, patientId };
    const open = { where: { ...where, frozenAt: IsNull() }, lock: { mode: 'pessimistic_write' as const } };
    const row = await tx.manager.findOne(ReferralPacket, open);
    if (row) return row;
    throw (await tx.manager.existsBy(ReferralPacket, where)) ? packetFrozen() : missing();
  }

  private async opened(row: ReferralPacket): Promise<PacketContent> {
    return JSON.parse(await this.textOf(row)) as PacketContent;
  }

  private async textOf({ clinicId, patientId, id, contentSealed }: ReferralPacket): Promise<string> {
    const text = await this.sealing.open(patientKey(clinicId, patientId), place(clinicId, id), contentSealed);
    if (text === null) throw missing();
    return text;
  }

  private sealed(clinicId: Id, patientId: Id, id: Id, content: PacketContent): Promise<Buffer> {
    return this.sealing.seal(patientKey(clinicId, patientId), place(clinicId, id), JSON.stringify(content));
  }
}

async function referralOf(tx: Tx, { patientId, referralId: id }: ReferralPath): Promise<Referral> {
  const referral = await tx.manager.findOneBy(Referral, { clinicId: tx.actor.clinicId, id, patientId });
  if (!referral) throw missing();
  return referral;
}

function latestOf(tx: Tx, { id: referralId, patientId }: Referral): Promise<ReferralPacket | null> {
  const where = { clinicId: tx.actor.clinicId, referralId, patientId };
  return tx.manager.findOne(ReferralPacket, { where, order: { frozenAt: { direction: 'DESC', nulls: 'FIRST' } } });
}

// What was looked at before it went to somebody else: sections that were left out stay out, and the record's are as of now.
function seenBefore(record: PacketContent, before: PacketContent): PacketContent {
  const isRecord = (one: PacketSection) => (RECORD_SECTIONS as readonly PacketSection[]).includes(one);
  const parts = PACKET_SECTIONS.map((one) => {
    const now = isRecord(one) || one === 'risk' ? record[one] : before[one];
    return [one, before[one] === null ? null : now];
  });
  return {
    ...record,
    askedBack: before.askedBack,
    isPart2: before.isPart2,
    ...Object.fromEntries(parts),
  } as PacketContent;
}

function bindingOf({ id, expiresAt }: ReferralRelease): PacketContent['release'] {
  return { id, expiresAt: expiresAt.toISOString() };
}

function place(clinicId: Id, packetId: Id) {
  return placeOf(clinicId, 'referral_packet', 'content', packetId);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** JSON with its names in order, so that the same content has the same hash whoever wrote it. */
function canonical(value: unknown): string {
  const inOrder = (_: string, one: unknown): unknown =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([first], [second]) => (first < second ? -1 : 1)))
      : one;
  return JSON.stringify(value, inOrder);
}

function hint(tx: Tx, { patientId }: ReferralPacket): void {
  tx.hint({ kind: 'referral', patientId, threadId: null, seq: 0, accountId: null, on: true }, 'staff');
}
