import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { deviceName } from './device-name';
import { KnownDevices } from './known-devices';
import { type Opened, Sessions } from './sessions';

/** What a browser brings when it signs in. */
export interface Visitor {
  readonly address: string;
  readonly userAgent: string;
  /** The mark of a device that signed in before; null for none. */
  readonly device: string | null;
}

/** A session just opened, and the mark for a device that had none. */
export interface SignedIn extends Opened {
  readonly newDevice: string | null;
}

/** Lets in whoever has proved everything that was asked for: a session, and a device to be known from now on. */
@Injectable()
export class Admission {
  constructor(
    private readonly sessions: Sessions,
    private readonly devices: KnownDevices,
  ) {}

  /** Opens a session for an account. */
  async admit(clinicId: Id, accountId: Id, visitor: Visitor): Promise<SignedIn> {
    const device = await this.devices.meet(clinicId, accountId, visitor.device);
    const opened = await this.sessions.begin(clinicId, accountId, deviceName(visitor.userAgent), device.isTrusted);
    return { ...opened, newDevice: device.newMark };
  }
}
