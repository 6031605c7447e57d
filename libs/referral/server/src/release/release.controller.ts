import { Body, Controller, Delete, Get, Param, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PatientPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, AnswersFile, Can } from '@holdfast/platform/server';
import {
  DraftRelease,
  ReleaseList,
  ReleasePath,
  ReleasePrintQuery,
  ReleaseView,
  SearchReleasePath,
  SignRelease,
} from '@holdfast/referral/model';
import { ReleasePrinting } from '../paper/release-printing';
import { Releases } from './releases';

/** Releases of information: drafted by the clinic, read, signed, revoked and printed by the patient. */
@ApiTags('referral')
@Controller('api/patients/:patientId')
export class ReleaseController {
  constructor(
    private readonly releases: Releases,
    private readonly printing: ReleasePrinting,
  ) {}

  @Get('releases')
  @Can('release.read')
  @Answers(200, ReleaseList)
  list(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<ReleaseList> {
    return this.releases.list(actor, path.patientId);
  }

  @Put('searches/:searchId/releases/:releaseId')
  @Can('release.draft')
  @Answers(200, ReleaseView)
  draft(
    @Acting() actor: Actor,
    @Param({ schema: SearchReleasePath }) path: SearchReleasePath,
    @Body({ schema: DraftRelease }) input: DraftRelease,
  ): Promise<ReleaseView> {
    return this.releases.draft(actor, path, input);
  }

  @Delete('searches/:searchId/releases/:releaseId')
  @Can('release.draft')
  @Answers(200, ReleaseView)
  withdraw(
    @Acting() actor: Actor,
    @Param({ schema: SearchReleasePath }) path: SearchReleasePath,
  ): Promise<ReleaseView> {
    return this.releases.withdraw(actor, path);
  }

  @Put('releases/:releaseId/signature')
  @Can('release.sign')
  @Answers(200, ReleaseView)
  sign(
    @Acting() actor: Actor,
    @Param({ schema: ReleasePath }) path: ReleasePath,
    @Body({ schema: SignRelease }) input: SignRelease,
  ): Promise<ReleaseView> {
    return this.releases.sign(actor, path, input);
  }

  @Delete('releases/:releaseId/signature')
  @Can('release.revoke')
  @Answers(200, ReleaseView)
  revoke(@Acting() actor: Actor, @Param({ schema: ReleasePath }) path: ReleasePath): Promise<ReleaseView> {
    return this.releases.revoke(actor, path);
  }

  @Get('releases/:releaseId/copy')
  @Can('release.print')
  @AnswersFile('application/pdf')
  async print(
    @Acting() actor: Actor,
    @Param({ schema: ReleasePath }) path: ReleasePath,
    @Query({ schema: ReleasePrintQuery }) query: ReleasePrintQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.printing.print(actor, path, query), { type: 'application/pdf' });
  }
}
