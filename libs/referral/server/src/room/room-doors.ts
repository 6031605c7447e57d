import { Injectable } from '@nestjs/common';
import { Clinics } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { mayRenewRoom, type RoomDoor, roomLinkStanding, roomOver } from '@holdfast/referral/model';
import { RoomLinks } from './room-links';

/** Tells what stands on the door of a room: who asks, how the link stands, and nothing of anybody. */
@Injectable()
export class RoomDoors {
  constructor(
    private readonly clinics: Clinics,
    private readonly links: RoomLinks,
  ) {}

  /** The door that this link leads to; fails with `room.over`. */
  async door(tx: Tx, referralId: Id, linkId: Id): Promise<RoomDoor> {
    const links = await this.links.linksOf(tx, { clinicId: tx.actor.clinicId, id: referralId });
    const link = links.find(({ id }) => id === linkId);
    if (!link) throw roomOver();
    return {
      clinic: await this.clinics.contact(tx),
      ...roomLinkStanding(link, links, tx.now),
      mayRenew: mayRenewRoom(link, links, tx.now),
    };
  }
}
