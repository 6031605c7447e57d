import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, type Id, invalid, missing, newId } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  categoriesOf,
  type EditPacket,
  latestDay,
  minimum,
  packetChanged,
  type PacketContent,
  packetFrozen,
  type PacketView,
  readAgain,
  type ReferralPath,
  releaseLacking,
} from '@holdfast/referral/model';
import { IsNull } from 'typeorm';
import { referralOf } from '../loop/loop-rows';
import type { Referral } from '../loop/referral.entity';
import { iso, patientKey, placeOf } from '../referral-rows';
import { type GatheredRecord, PacketGathering } from './packet-gathering';
import { PacketHistory } from './packet-history';
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
    private readonly history: PacketHistory,
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
    const record = await this.gathering.gathered(tx, referral);
    const { content, riskJudgedAt } = await this.begun(tx, record, sentBefore);
    const contentSealed = await this.sealed(clinicId, patientId, id, content);
    const now = new Date(tx.now);
    const row = { clinicId, id, patientId, referralId, contentSealed, riskJudgedAt };
    await tx.manager.insert(ReferralPacket, { ...row, madeAt: now, madeBy, readAt: now });
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
    const release = row.frozenAt ? null : await this.standing(tx, referral);
    const card = {
      ...{ id, referralId, version, sha256, frozenAt: iso(frozenAt) },
      readAt: iso(row.readAt ?? (frozenAt ? null : row.madeAt)),
      ...(await this.history.told(tx, row, referral, release?.id ?? row.releaseId)),
    };
    if (row.frozenAt) return { ...card, content: await this.sentIn(tx, row.id), leftOut: [] };
    const written = await this.opened(row);
    const content = release ? { ...written, release: bindingOf(release) } : written;
    const sent = release ? categoriesOf(minimum(content, release.categories, release.ticked)) : [];
    return { ...card, content, leftOut: categoriesOf(content).filter((one) => !sent.includes(one)) };
  }

  /**
   * Writes what is in a packet over the version that was seen. What comes from the record is read anew where it is kept, so
   * that nobody retypes it; the same again reads anew and is nobody's writing. Fails with `packet.changed`, `packet.frozen` or `missing`.
   */
  edit(actor: Actor, path: ReferralPath, { version, content }: EditPacket): Promise<PacketView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      const referral = await referralOf(tx, path);
      const row = await this.held(tx, referral);
      if (row.version !== version) throw packetChanged({ version: row.version });
      if (content.risk && content.risk.on > latestDay(tx.now)) throw invalid({ fields: ['content.risk.on'] });
      const record = await this.gathering.gathered(tx, referral);
      const before = await this.opened(row);
      const riskJudgedAt = judgedAt(tx, row, { before: before.risk, now: content.risk }, record);
      const next = { ...readAgain(content, record.content, riskJudgedAt !== null), release: record.content.release };
      const contentSealed = await this.sealed(clinicId, row.patientId, row.id, next);
      const isSame = canonical({ ...content, release: before.release }) === canonical(before);
      const edits = isSame ? row.edits : editedBy(row, actor.accountId, tx.now);
      const part = { contentSealed, riskJudgedAt, edits, readAt: new Date(tx.now), version: version + 1 };
      await tx.manager.update(ReferralPacket, { clinicId, id: row.id }, part);
      hint(tx, row);
      return this.viewIn(tx, path);
    });
  }

  /**
   * Freezes an attempt's open packet to what the release lets out, inside the work that sends it; what comes from the record
   * is read once more before.
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
    const record = await this.gathering.gathered(tx, referral);
    const now = readAgain(await this.opened(row), record.content, isStillJudged(row, record));
    const content = minimum(now, release.categories, release.ticked);
    const categories = categoriesOf(content);
    const fault = await this.judging.faultOf(tx, releaseId, referral.therapistId, categories);
    if (fault !== null || categories.length === 0) throw releaseLacking({ fault: fault ?? 'not-covered' });
    const text = canonical({ ...content, release: bindingOf(release) });
    const sha256 = hashOf(text);
    const at = new Date(tx.now);
    const frozen = { sha256, releaseId, frozenAt: at, readAt: at, version: row.version + 1 };
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
  private async standing(tx: Tx, { patientId, searchId, therapistId }: Referral): Promise<ReferralRelease | null> {
    const { release, fault } = await this.judging.faultFor(tx, { patientId, searchId, therapistId, categories: [] });
    return fault === null ? release : null;
  }

  // What was looked at before it went to somebody else: sections that were left out stay out, and the record's are as of now.
  private async begun(tx: Tx, record: GatheredRecord, sentBefore: Id | null) {
    const where = { clinicId: tx.actor.clinicId, id: sentBefore ?? '' };
    const before = sentBefore ? await tx.manager.findOneBy(ReferralPacket, where) : null;
    if (!before) return { content: record.content, riskJudgedAt: null };
    const isJudged = isStillJudged(before, record);
    const seen = readAgain(await this.sentIn(tx, before.id), record.content, isJudged);
    return {
      content: { ...seen, release: record.content.release },
      riskJudgedAt: isJudged ? before.riskJudgedAt : null,
    };
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

function latestOf(tx: Tx, { id: referralId, patientId }: Referral): Promise<ReferralPacket | null> {
  const where = { clinicId: tx.actor.clinicId, referralId, patientId };
  return tx.manager.findOne(ReferralPacket, { where, order: { frozenAt: { direction: 'DESC', nulls: 'FIRST' } } });
}

type Risk = PacketContent['risk'];

// What a person said of the risk holds until an alert is raised after it. A section that is only switched on is the record's.
function judgedAt(
  tx: Tx,
  row: ReferralPacket,
  { before, now }: { readonly before: Risk; readonly now: Risk },
  record: GatheredRecord,
): Date | null {
  if (now === null || (before === null && now.level === 'none')) return null;
  if (canonical(now) === canonical(before)) return isStillJudged(row, record) ? row.riskJudgedAt : null;
  return canonical(now) === canonical(record.content.risk) ? null : new Date(tx.now);
}

function isStillJudged({ riskJudgedAt }: ReferralPacket, { alertAt }: GatheredRecord): boolean {
  return riskJudgedAt !== null && (alertAt === null || alertAt <= riskJudgedAt.getTime());
}

// One line for each who wrote in it, with the last time.
function editedBy({ edits }: ReferralPacket, by: Id, now: number): ReferralPacket['edits'] {
  return [...edits.filter((one) => one.by !== by), { by, at: new Date(now).toISOString() }];
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
