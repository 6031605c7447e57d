import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClinicSettings, StaffDirectory } from '@holdfast/clinic/server';
import { MessagePromises } from '../promise/message-promises';
import { poolsKind, TOPICS_KIND } from './routing-kinds';

const CARE_ROLES = new Set(['provider', 'nurse', 'coordinator']);

/** Offers the clinic's settings what messaging knows of: topics with their promises, and the groups that read. */
@Injectable()
export class RoutingSettings implements OnModuleInit {
  constructor(
    private readonly settings: ClinicSettings,
    private readonly directory: StaffDirectory,
    private readonly promises: MessagePromises,
  ) {}

  onModuleInit(): void {
    const pools = poolsKind(async (tx) => {
      const staff = [...(await this.directory.all(tx)).values()];
      return new Set(staff.filter(({ roles }) => roles.some((role) => CARE_ROLES.has(role))).map(({ id }) => id));
    });
    this.settings.offer({ ...TOPICS_KIND, forget: (clinicId) => this.promises.forget(clinicId) }, pools);
  }
}
