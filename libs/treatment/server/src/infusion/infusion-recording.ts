import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { Plans, zoneOf } from '@holdfast/check-in/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Made, type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  asksReason,
  entriesOf,
  type Entry,
  entryChanged,
  entryNeedsReason,
  type EntryPath,
  entryRefused,
  type EntryView,
  type GateView,
  infusionGiven,
  infusionOverlapping,
  type InfusionRecord,
  recordOf,
  refusalOf,
  type WriteEntry,
} from '@holdfast/treatment/model';
import { Infusion, InfusionEntry } from '../treatment.entity';
import { InfusionEntries } from './infusion-entries';
import { entryPlace, hintInfusion, infusionForWriting, patientKey } from './infusion-rows';
import { InfusionViews } from './infusion-views';

const WITHDRAWN: Prepared = {
  name: 'infusion_consent_withdrawn',
  text: `select w.id is not null as is_withdrawn from treatment_consent c
      left join treatment_consent_withdrawal w on w.clinic_id = $1 and w.consent_id = c.id and w.undone_at is null
    where c.clinic_id = $1 and c.patient_id = $2 order by c.signed_at desc, c.id desc limit 1`,
};

/** Writes down what happens at an infusion: each entry once, in the order of arrival, and never changed afterwards. */
@Injectable()
export class InfusionRecording {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly entries: InfusionEntries,
    private readonly views: InfusionViews,
    private readonly plans: Plans,
  ) {}

  /**
   * Writes an entry under the writer's own identifier for it; a repeat with the same content gives the same entry. Fails
   * with `infusion.entry-changed`, `infusion.entry-refused`, `infusion.reason-needed`, `infusion.overlapping` or `missing`.
   */
  write(actor: Actor, path: EntryPath, input: WriteEntry): Promise<Made<EntryView>> {
    return this.work.as(actor, async (tx) => {
      const infusion = await infusionForWriting(tx, path);
      const text = JSON.stringify(input.body);
      const digest = await this.sealing.digest(patientKey(actor.clinicId, path.patientId), `${input.at} ${text}`);
      const known = await this.known(tx, path, digest);
      if (known) return { made: false, view: known };
      const entry: Entry = { id: path.entryId, at: Date.parse(input.at), body: input.body };
      const { record, version } = await this.accepted(tx, infusion, entry);
      const row = await this.keep(tx, infusion, entry, digest);
      await this.follow(tx, { ...infusion, entries: row.seq, vitalsVersion: version }, record, entry);
      const [view] = await this.entries.told(tx, path.patientId, [row]);
      if (!view) throw new Error('One row gives one view.');
      return { made: true, view };
    });
  }

  private async known(tx: Tx, { patientId, infusionId, entryId }: EntryPath, digest: Buffer) {
    const row = await tx.manager.findOneBy(InfusionEntry, { clinicId: tx.actor.clinicId, id: entryId });
    if (!row) return null;
    if (row.infusionId !== infusionId) throw missing();
    if (!row.digest.equals(digest)) throw entryChanged();
    return (await this.entries.told(tx, patientId, [row]))[0] ?? null;
  }

  /** What was confirmed; who took their consent back since did not confirm it. */
  private async gates(tx: Tx, { clinicId, id, patientId }: Infusion): Promise<GateView[]> {
    const gates = await this.views.gates(tx, id);
    const [consent] = await tx.query<{ is_withdrawn: boolean }>(WITHDRAWN, [clinicId, patientId]);
    if (!consent?.is_withdrawn) return gates;
    return gates.map((one) => (one.gate === 'consent' ? { ...one, answer: 'talk' as const } : one));
  }

  /** The record with this entry, if it can be taken. */
  private async accepted(tx: Tx, infusion: Infusion, entry: Entry) {
    const before = entriesOf(await this.entries.of(tx, infusion), []);
    const version = await this.entries.versionOf(tx, infusion);
    const thresholds = await this.entries.thresholds(tx, version);
    const setting = { thresholds, gates: await this.gates(tx, infusion), now: tx.now };
    const refused = refusalOf(recordOf(before, thresholds), before, entry, setting);
    if (refused) {
      const facts = { refusal: refused.refusal, ...refused.facts };
      throw asksReason(refused.refusal) ? entryNeedsReason(facts) : entryRefused(facts);
    }
    return { record: recordOf([...before, entry], thresholds), version };
  }

  private async keep(tx: Tx, infusion: Infusion, { id, at, body }: Entry, digest: Buffer): Promise<InfusionEntry> {
    const { clinicId, accountId } = tx.actor;
    const key = patientKey(clinicId, infusion.patientId);
    const row: InfusionEntry = {
      ...{ clinicId, id, infusionId: infusion.id, seq: infusion.entries + 1, kind: body.kind, accountId, digest },
      at: new Date(at),
      recordedAt: new Date(tx.now),
      bodySealed: await this.sealing.seal(key, entryPlace(clinicId, id), JSON.stringify(body)),
    };
    await tx.manager.insert(InfusionEntry, row);
    return row;
  }

  /** What follows from an entry: where the infusion is, the day that check-ins count from, what the need is reckoned from. */
  private async follow(tx: Tx, infusion: Infusion, record: InfusionRecord, { body }: Entry): Promise<void> {
    const { clinicId } = tx.actor;
    const { id, patientId, entries, vitalsVersion } = infusion;
    const { state, route, doseMg, startedAt, endedAt, dischargedAt, signedAt } = record;
    const day = startedAt === null ? infusion.day : localDay(startedAt, await zoneOf(tx, patientId));
    const times = {
      ...{ startedAt: date(startedAt), endedAt: date(endedAt) },
      ...{ dischargedAt: date(dischargedAt), signedAt: date(signedAt) },
    };
    const change = { state, route, doseMg: doseMg === null ? null : String(doseMg), day, entries, vitalsVersion };
    await tx.manager.update(Infusion, { clinicId, id }, { ...change, ...times }).catch(refuseSecond);
    if (body.kind === 'finish') await this.given(tx, id, patientId, day);
    const moved = state !== infusion.state;
    // One that ended is a day from which everything is reckoned anew.
    if (moved) tx.touch(patientId, body.kind === 'finish' ? 'infusion-given' : 'infusion');
    hintInfusion(tx, infusion, moved ? 'all' : 'staff');
  }

  private async given(tx: Tx, infusionId: Id, patientId: Id, day: string): Promise<void> {
    await this.plans.anchor(tx, { id: infusionId, patientId, kind: 'infusion', day });
    await tx.publish(infusionGiven(tx.actor.clinicId, { patientId, infusionId }));
  }
}

// The database knows, whoever starts at the same moment: one patient has one infusion at a time.
function refuseSecond(cause: unknown): never {
  const { constraint } = cause as { constraint?: string };
  throw constraint === 'infusion_one_running' ? infusionOverlapping() : cause;
}

function date(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
