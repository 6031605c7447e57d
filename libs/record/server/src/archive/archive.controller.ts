import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, AnswersFile, Can, StepUp } from '@holdfast/platform/server';
import { ArchiveList, ArchivePath, ArchiveView, AskArchive, Decision } from '@holdfast/record/model';
import type { FastifyReply } from 'fastify';
import { Archives, type ArchiveStretch } from './archives';

/** Archives of the whole clinic: asked for by one person, approved by another, taken away within three days. */
@ApiTags('record')
@Controller('api/clinic/archives')
export class ArchiveController {
  constructor(private readonly archives: Archives) {}

  @Get()
  @Can('archive.list')
  @Answers(200, ArchiveList)
  list(@Acting() actor: Actor): Promise<ArchiveList> {
    return this.archives.list(actor);
  }

  @Put(':archiveId')
  @Can('archive.ask')
  @StepUp()
  @Answers(200, ArchiveView)
  ask(
    @Acting() actor: Actor,
    @Param({ schema: ArchivePath }) path: ArchivePath,
    @Body({ schema: AskArchive }) input: AskArchive,
  ): Promise<ArchiveView> {
    return this.archives.ask(actor, path.archiveId, input);
  }

  @Post(':archiveId/decision')
  @Can('archive.decide')
  @StepUp()
  @Answers(200, ArchiveView)
  decide(
    @Acting() actor: Actor,
    @Param({ schema: ArchivePath }) path: ArchivePath,
    @Body({ schema: Decision }) input: Decision,
  ): Promise<ArchiveView> {
    return this.archives.decide(actor, path.archiveId, input);
  }

  @Delete(':archiveId')
  @Can('archive.cancel')
  @Answers(200, ArchiveView)
  cancel(@Acting() actor: Actor, @Param({ schema: ArchivePath }) path: ArchivePath): Promise<ArchiveView> {
    return this.archives.cancel(actor, path.archiveId);
  }

  @Get(':archiveId/file')
  @Can('archive.download')
  @StepUp()
  @AnswersFile('application/octet-stream')
  async file(
    @Acting() actor: Actor,
    @Param({ schema: ArchivePath }) path: ArchivePath,
    @Headers('range') range: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return answered(await this.archives.read(actor, path.archiveId, range), reply);
  }
}

function answered({ stream, size, range }: ArchiveStretch, reply: FastifyReply): StreamableFile {
  reply.header('accept-ranges', 'bytes');
  if (range) reply.status(206).header('content-range', `bytes ${range.from}-${range.to}/${size}`);
  const length = range ? range.to - range.from + 1 : size;
  return new StreamableFile(stream, { type: 'application/octet-stream', length });
}
