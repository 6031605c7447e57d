import { type DynamicModule, Module } from '@nestjs/common';
import { BackupRuns } from './copies/backup-runs';
import { DailyCopies } from './copies/daily-copies';
import { type Installation, INSTALLATION } from './installation';
import { NodeBeat } from './system/node-beat';

/** Copies and their proofs, the nodes, and what is wrong with an installation. */
@Module({})
export class OperationModule {
  /** The feature, told by the program which release, settings and tables it has. */
  static of(installation: Installation): DynamicModule {
    return {
      module: OperationModule,
      providers: [BackupRuns, DailyCopies, NodeBeat, { provide: INSTALLATION, useValue: installation }],
      exports: [BackupRuns, DailyCopies, NodeBeat],
    };
  }
}
