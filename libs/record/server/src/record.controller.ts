import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, AnswersFile, Can, StepUp } from '@holdfast/platform/server';
import {
  ConsentHistoryView,
  RecordPath,
  RecordSearch,
  RecordSubjects,
  RecordWish,
  RightsView,
} from '@holdfast/record/model';
import { ConsentHistory } from './consent/consent-history';
import { RecordExport } from './export/record-export';
import { Rights } from './rights/rights';

/** A patient's whole record as a file, what they agreed to, and who may do what. */
@ApiTags('record')
@Controller('api')
export class RecordController {
  constructor(
    private readonly exporting: RecordExport,
    private readonly consents: ConsentHistory,
    private readonly rights: Rights,
  ) {}

  @Post('patients/:patientId/record')
  @Can('record.export')
  @StepUp()
  @AnswersFile('application/zip')
  async file(
    @Acting() actor: Actor,
    @Param({ schema: RecordPath }) { patientId }: RecordPath,
    @Body({ schema: RecordWish }) wish: RecordWish,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.exporting.file(actor, patientId, wish), { type: 'application/zip' });
  }

  @Post('clinic/record-search')
  @Can('record.find')
  @Answers(200, RecordSubjects)
  find(@Acting() actor: Actor, @Body({ schema: RecordSearch }) search: RecordSearch): Promise<RecordSubjects> {
    return this.exporting.find(actor, search);
  }

  @Get('patients/:patientId/consent-history')
  @Can('consent-history.read')
  @Answers(200, ConsentHistoryView)
  history(
    @Acting() actor: Actor,
    @Param({ schema: RecordPath }) { patientId }: RecordPath,
  ): Promise<ConsentHistoryView> {
    return this.consents.view(actor, patientId);
  }

  @Get('clinic/rights')
  @Can('rights.read')
  @Answers(200, RightsView)
  matrix(@Acting() actor: Actor): Promise<RightsView> {
    return this.rights.view(actor);
  }
}
