import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GlassPath, GlassReport, GlassReportQuery, GlassState, GlassView, OpenGlass } from '@holdfast/audit/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, StepUp } from '@holdfast/platform/server';
import { BreakGlass } from './break-glass';

/** Charts that are opened in an emergency. */
@ApiTags('trail')
@Controller('api')
export class BreakGlassController {
  constructor(private readonly glass: BreakGlass) {}

  @Get('patients/:patientId/break-glass')
  @Can('break-glass.read')
  @Answers(200, GlassState)
  state(@Acting() actor: Actor, @Param({ schema: GlassPath }) path: GlassPath): Promise<GlassState> {
    return this.glass.state(actor, path);
  }

  @Post('patients/:patientId/break-glass')
  @Can('break-glass.open')
  @StepUp()
  @Answers(200, GlassView)
  open(
    @Acting() actor: Actor,
    @Param({ schema: GlassPath }) path: GlassPath,
    @Body({ schema: OpenGlass }) input: OpenGlass,
  ): Promise<GlassView> {
    return this.glass.open(actor, path, input);
  }

  @Delete('patients/:patientId/break-glass')
  @Can('break-glass.end')
  @Answers(204, null)
  end(@Acting() actor: Actor, @Param({ schema: GlassPath }) path: GlassPath): Promise<void> {
    return this.glass.end(actor, path);
  }

  @Get('clinic/break-glass')
  @Can('break-glass.list')
  @Answers(200, GlassReport)
  report(@Acting() actor: Actor, @Query({ schema: GlassReportQuery }) query: GlassReportQuery): Promise<GlassReport> {
    return this.glass.report(actor, query);
  }
}
