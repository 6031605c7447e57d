import { Module } from '@nestjs/common';
import { IdentityModule } from '@holdfast/identity/server';
import { BreakGlass } from './glass/break-glass';
import { BreakGlassController } from './glass/break-glass.controller';
import { WhoSaw } from './mine/who-saw';
import { WhoSawController } from './mine/who-saw.controller';
import { OverseerMails } from './reading/overseer-mails';
import { ReadingController } from './reading/reading.controller';
import { UnusualReading } from './reading/unusual-reading';
import { CheckpointFolder } from './seal/checkpoint-folder';
import { CheckpointMail } from './seal/checkpoint-mail';
import { Sealer } from './seal/sealer';
import { TrailChecking } from './trail/trail-checking';
import { TrailController } from './trail/trail.controller';
import { TrailExporting } from './trail/trail-exporting';
import { TrailReading } from './trail/trail-reading';

/** The trail: its log, its reading, and what is told of it. */
@Module({
  imports: [IdentityModule],
  controllers: [BreakGlassController, ReadingController, TrailController, WhoSawController],
  providers: [
    BreakGlass,
    CheckpointFolder,
    CheckpointMail,
    OverseerMails,
    Sealer,
    TrailChecking,
    TrailExporting,
    TrailReading,
    UnusualReading,
    WhoSaw,
  ],
  exports: [CheckpointFolder, Sealer],
})
export class AuditModule {}
