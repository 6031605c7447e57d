import { Module } from '@nestjs/common';
import { ClinicModule } from '@holdfast/clinic/server';
import { IdentityModule } from '@holdfast/identity/server';
import { MessagingModule } from '@holdfast/messaging/server';
import { DemoFounding } from '../../../../tools/seed/demo-founding';
import { DemoReplay } from '../../../../tools/seed/demo-replay';
import { DemoSeed } from '../../../../tools/seed/demo-seed';

/** The demo seed's own parts, for the command line only. */
@Module({
  imports: [IdentityModule, ClinicModule, MessagingModule],
  providers: [DemoFounding, DemoReplay, DemoSeed],
})
export class SeedModule {}
