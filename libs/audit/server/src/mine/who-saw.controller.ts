import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MinePage, MinePath, MineQuery } from '@holdfast/audit/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { WhoSaw } from './who-saw';

/** What patients are told of their own record's trail. */
@ApiTags('trail')
@Controller('api/patients/:patientId/trail')
export class WhoSawController {
  constructor(private readonly whoSaw: WhoSaw) {}

  @Get()
  @Can('trail.mine')
  @Answers(200, MinePage)
  page(
    @Acting() actor: Actor,
    @Param({ schema: MinePath }) path: MinePath,
    @Query({ schema: MineQuery }) query: MineQuery,
  ): Promise<MinePage> {
    return this.whoSaw.page(actor, path, query);
  }
}
