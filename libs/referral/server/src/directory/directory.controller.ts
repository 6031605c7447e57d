import { Body, Controller, Delete, Get, Header, Param, Post, Put } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, TakesBody } from '@holdfast/platform/server';
import {
  ConfirmImport,
  IMPORT_BYTES,
  ImportDone,
  ImportPreview,
  KeepTherapist,
  TherapistFile,
  TherapistList,
  TherapistPath,
  TherapistTable,
  TherapistView,
} from '@holdfast/referral/model';
import { DirectoryImport } from './directory-import';
import { DirectoryKeeping } from './directory-keeping';

/** The therapists and practices that the clinic knows. */
@ApiTags('referral')
@Controller('api/clinic/therapists')
export class DirectoryController {
  constructor(
    private readonly keeping: DirectoryKeeping,
    private readonly files: DirectoryImport,
  ) {}

  @Get()
  @Can('therapist.list')
  @Answers(200, TherapistList)
  list(@Acting() actor: Actor): Promise<TherapistList> {
    return this.keeping.list(actor);
  }

  @Get('export')
  @Can('therapist.export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="therapists.csv"')
  @ApiProduces('text/csv')
  @Answers(200, TherapistTable)
  file(@Acting() actor: Actor): Promise<string> {
    return this.files.file(actor);
  }

  @Post('import-preview')
  @Can('therapist.import')
  @TakesBody(IMPORT_BYTES)
  @Answers(200, ImportPreview)
  preview(@Acting() actor: Actor, @Body({ schema: TherapistFile }) input: TherapistFile): Promise<ImportPreview> {
    return this.files.preview(actor, input);
  }

  @Post('import')
  @Can('therapist.import')
  @TakesBody(IMPORT_BYTES)
  @Answers(200, ImportDone)
  confirm(@Acting() actor: Actor, @Body({ schema: ConfirmImport }) input: ConfirmImport): Promise<ImportDone> {
    return this.files.confirm(actor, input);
  }

  @Put(':therapistId')
  @Can('therapist.keep')
  @Answers(200, TherapistView)
  keep(
    @Acting() actor: Actor,
    @Param({ schema: TherapistPath }) path: TherapistPath,
    @Body({ schema: KeepTherapist }) input: KeepTherapist,
  ): Promise<TherapistView> {
    return this.keeping.keep(actor, path, input);
  }

  @Delete(':therapistId')
  @Can('therapist.keep')
  @Answers(204, null)
  archive(@Acting() actor: Actor, @Param({ schema: TherapistPath }) path: TherapistPath): Promise<void> {
    return this.keeping.archive(actor, path);
  }

  @Post(':therapistId/restore')
  @Can('therapist.keep')
  @Answers(204, null)
  restore(@Acting() actor: Actor, @Param({ schema: TherapistPath }) path: TherapistPath): Promise<void> {
    return this.keeping.restore(actor, path);
  }
}
