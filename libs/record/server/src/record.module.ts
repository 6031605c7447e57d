import { Module } from '@nestjs/common';
import { CheckInModule } from '@holdfast/check-in/server';
import { ClinicModule } from '@holdfast/clinic/server';
import { IdentityModule } from '@holdfast/identity/server';
import { ConsentHistory } from './consent/consent-history';
import { RecordExport } from './export/record-export';
import { RecordGathering } from './export/record-gathering';
import { RecordController } from './record.controller';
import { Rights } from './rights/rights';

/** Records taken away, records destroyed, and who may do what. */
@Module({
  imports: [CheckInModule, ClinicModule, IdentityModule],
  controllers: [RecordController],
  providers: [ConsentHistory, RecordExport, RecordGathering, Rights],
  exports: [RecordExport, RecordGathering],
})
export class RecordModule {}
