import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import type { Mover, PacketProvenance, PacketView, ReleaseView } from '@holdfast/referral/model';
import { type Referral, ReferralStepRow } from '../loop/referral.entity';
import { type ReferralPacket, ReferralRelease } from './release.entity';
import { ReleaseViews } from './release-views';

type Line = PacketProvenance['items'][number];
type Named = (accountId: string | null) => string;

/** Tells for whom a packet is, and who gathered, wrote, sent and opened it: from the rows that say so already. */
@Injectable()
export class PacketHistory {
  constructor(
    private readonly views: ReleaseViews,
    private readonly staff: StaffDirectory,
  ) {}

  /** What stands beside a packet that is or would be sent by this release. */
  async told(
    tx: Tx,
    packet: ReferralPacket,
    referral: Referral,
    releaseId: Id | null,
  ): Promise<Pick<PacketView, 'recipient' | 'provenance'>> {
    const release = releaseId ? await this.release(tx, packet, releaseId) : null;
    const to = release?.recipients.find(({ therapistId }) => therapistId === referral.therapistId);
    const recipient = release && to ? { ...to, isNamedAsSigned: release.isNamedAsSigned } : null;
    const staff = await this.staff.all(tx);
    const nameOf: Named = (accountId) => (accountId && staff.get(accountId)?.name) ?? '';
    const gone = packet.id === referral.packetId ? await this.gone(tx, referral) : [];
    const items = [
      ...writtenLines(packet, nameOf),
      ...gone.map((step) =>
        step.toState === 'sent' ? sentLine(packet, step, release, nameOf) : openedLine(step, to?.name ?? ''),
      ),
    ];
    return { recipient, provenance: { items } };
  }

  private async release(tx: Tx, { clinicId, patientId }: ReferralPacket, id: Id): Promise<ReleaseView | null> {
    const row = await tx.manager.findOneBy(ReferralRelease, { clinicId, id, patientId });
    const [view] = row ? await this.views.told(tx, [row]) : [];
    return view ?? null;
  }

  private gone(tx: Tx, { clinicId, id: referralId, patientId }: Referral): Promise<ReferralStepRow[]> {
    const steps = { clinicId, referralId, patientId };
    const where = [
      { ...steps, kind: 'moved' as const, toState: 'sent' as const },
      { ...steps, kind: 'opened' as const },
      { ...steps, kind: 'refused' as const },
    ];
    return tx.manager.find(ReferralStepRow, { where, order: { seq: 'ASC' } });
  }
}

function line(part: Pick<Line, 'activity' | 'agent' | 'recorded'> & Partial<Line>): Line {
  return { isRefused: false, release: null, sha256: null, ...part };
}

// What nobody of the staff did was done by the clock, or because a patient agreed to it.
function agent(type: Line['agent']['type'], name: string, by: Mover = 'sender'): Line['agent'] {
  return { type, by: name === '' && by === 'sender' ? 'timer' : by, name };
}

function writtenLines({ madeAt, madeBy, edits }: ReferralPacket, nameOf: Named): Line[] {
  const made = line({
    ...{ activity: 'originate', agent: agent('enterer', nameOf(madeBy)), recorded: madeAt.toISOString() },
  });
  const written = edits.map(({ by, at }) =>
    line({ activity: 'amend', agent: agent('author', nameOf(by)), recorded: at }),
  );
  return [made, ...written];
}

function sentLine(
  { sha256 }: ReferralPacket,
  { accountId, at }: ReferralStepRow,
  signed: ReleaseView | null,
  nameOf: Named,
): Line {
  const release = signed?.sha256 ? { id: signed.id, version: signed.version, sha256: signed.sha256 } : null;
  const by = agent('transmitter', nameOf(accountId));
  return line({ activity: 'transmit', agent: by, recorded: at.toISOString(), release, sha256 });
}

function openedLine({ kind, at }: ReferralStepRow, therapist: string): Line {
  const by = agent('performer', therapist, 'receiver');
  return line({ activity: 'access', agent: by, recorded: at.toISOString(), isRefused: kind === 'refused' });
}
