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
    const opened = await this.sessions.begin(clinicId, accountId, deviceName(visitor.userAgent));
    const isKnown = await this.devices.isKnown(clinicId, accountId, visitor.device);
    return { ...opened, newDevice: isKnown ? null : await this.devices.remember(clinicId, accountId) };
  }
}
