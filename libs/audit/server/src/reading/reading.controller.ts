import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadingAlertList, ReadingAlertPath, ReadingSetting, SettleReading } from '@holdfast/audit/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { UnusualReading } from './unusual-reading';

/** Who read unusually many charts. */
@ApiTags('trail')
@Controller('api/clinic')
export class ReadingController {
  constructor(private readonly reading: UnusualReading) {}

  @Get('unusual-reading')
  @Can('reading.read')
  @Answers(200, ReadingAlertList)
  list(@Acting() actor: Actor): Promise<ReadingAlertList> {
    return this.reading.list(actor);
  }

  @Post('unusual-reading/:alertId/settle')
  @Can('reading.settle')
  @Answers(204, null)
  settle(
    @Acting() actor: Actor,
    @Param({ schema: ReadingAlertPath }) path: ReadingAlertPath,
    @Body({ schema: SettleReading }) input: SettleReading,
  ): Promise<void> {
    return this.reading.settle(actor, path, input);
  }

  @Put('unusual-reading-setting')
  @Can('reading.set')
  @Answers(200, ReadingSetting)
  set(@Acting() actor: Actor, @Body({ schema: ReadingSetting }) setting: ReadingSetting): Promise<ReadingSetting> {
    return this.reading.set(actor, setting);
  }
}
