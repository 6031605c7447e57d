import { type DynamicModule, Module } from '@nestjs/common';
import { IdentityModule } from '@holdfast/identity/server';
import { BackupRuns } from './copies/backup-runs';
import { DailyCopies } from './copies/daily-copies';
import { type Installation, INSTALLATION } from './installation';
import { OperationController } from './operation.controller';
import { Checklist } from './system/checklist';
import { NodeBeat } from './system/node-beat';
import { SystemLook } from './system/system-look';
import { SystemMending } from './system/system-mending';

/** Copies and their proofs, the nodes, and what is wrong with an installation. */
@Module({})
export class OperationModule {
  /** The feature, told by the program which release, settings and tables it has. */
  static of(installation: Installation): DynamicModule {
    return {
      module: OperationModule,
      imports: [IdentityModule],
      controllers: [OperationController],
      providers: [
        BackupRuns,
        Checklist,
        DailyCopies,
        NodeBeat,
        SystemLook,
        SystemMending,
        { provide: INSTALLATION, useValue: installation },
      ],
      exports: [BackupRuns, DailyCopies, NodeBeat],
    };
  }
}
