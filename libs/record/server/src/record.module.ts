import { Module } from '@nestjs/common';
import { CheckInModule } from '@holdfast/check-in/server';
import { ClinicModule } from '@holdfast/clinic/server';
import { IdentityModule } from '@holdfast/identity/server';
import { ArchiveController } from './archive/archive.controller';
import { ArchiveFiles } from './archive/archive-files';
import { ArchiveMaking } from './archive/archive-making';
import { ArchivePages } from './archive/archive-pages';
import { Archives } from './archive/archives';
import { ConsentHistory } from './consent/consent-history';
import { DeletionController } from './deletion/deletion.controller';
import { DeletionRules } from './deletion/deletion-rules';
import { DeletionRun } from './deletion/deletion-run';
import { Deletions } from './deletion/deletions';
import { RecordEnding } from './deletion/record-ending';
import { RecordExport } from './export/record-export';
import { RecordGathering } from './export/record-gathering';
import { RecordController } from './record.controller';
import { RecordNotices } from './record.notices';
import { Rights } from './rights/rights';
import { SecondPerson } from './second-person';

/** Records taken away, records destroyed, and who may do what. */
@Module({
  imports: [CheckInModule, ClinicModule, IdentityModule],
  controllers: [ArchiveController, DeletionController, RecordController],
  providers: [
    ArchiveFiles,
    ArchiveMaking,
    ArchivePages,
    Archives,
    ConsentHistory,
    DeletionRules,
    DeletionRun,
    Deletions,
    RecordEnding,
    RecordExport,
    RecordGathering,
    RecordNotices,
    Rights,
    SecondPerson,
  ],
  exports: [ArchiveMaking, DeletionRun, RecordExport, RecordGathering],
})
export class RecordModule {}
