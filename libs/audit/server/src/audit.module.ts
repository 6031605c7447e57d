import { Module } from '@nestjs/common';
import { IdentityModule } from '@holdfast/identity/server';
import { CheckpointFolder } from './seal/checkpoint-folder';
import { Sealer } from './seal/sealer';

/** The trail: its log, its reading, and what is told of it. */
@Module({
  imports: [IdentityModule],
  providers: [CheckpointFolder, Sealer],
  exports: [CheckpointFolder, Sealer],
})
export class AuditModule {}
