import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AwayList, OwnAwayPath, SetAway, StaffAwayPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { Aways } from './aways';

/** Who is away and who covers them: each for themselves, and for anybody by who runs the clinic. */
@ApiTags('clinic')
@Controller('api')
export class AwayController {
  constructor(private readonly aways: Aways) {}

  @Get('me/away')
  @Can('own-away.list')
  @Answers(200, AwayList)
  own(@Acting() actor: Actor): Promise<AwayList> {
    return this.aways.list(actor, actor.accountId);
  }

  @Put('me/away/:awayId')
  @Can('own-away.set')
  @Answers(200, AwayList)
  setOwn(
    @Acting() actor: Actor,
    @Param({ schema: OwnAwayPath }) { awayId }: OwnAwayPath,
    @Body({ schema: SetAway }) input: SetAway,
  ): Promise<AwayList> {
    return this.aways.set(actor, { staffId: actor.accountId, awayId }, input);
  }

  @Delete('me/away/:awayId')
  @Can('own-away.end')
  @Answers(200, AwayList)
  endOwn(@Acting() actor: Actor, @Param({ schema: OwnAwayPath }) { awayId }: OwnAwayPath): Promise<AwayList> {
    return this.aways.end(actor, { staffId: actor.accountId, awayId });
  }

  @Get('clinic/away')
  @Can('away.list')
  @Answers(200, AwayList)
  list(@Acting() actor: Actor): Promise<AwayList> {
    return this.aways.list(actor, null);
  }

  @Put('clinic/staff/:staffId/away/:awayId')
  @Can('away.set')
  @Answers(200, AwayList)
  set(
    @Acting() actor: Actor,
    @Param({ schema: StaffAwayPath }) path: StaffAwayPath,
    @Body({ schema: SetAway }) input: SetAway,
  ): Promise<AwayList> {
    return this.aways.set(actor, path, input);
  }

  @Delete('clinic/staff/:staffId/away/:awayId')
  @Can('away.end')
  @Answers(200, AwayList)
  end(@Acting() actor: Actor, @Param({ schema: StaffAwayPath }) path: StaffAwayPath): Promise<AwayList> {
    return this.aways.end(actor, path);
  }
}
