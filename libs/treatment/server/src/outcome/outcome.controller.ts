import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { PatientPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { ClinicOutcomes, DurabilityView, OutcomeQuery, OutcomeTable } from '@holdfast/treatment/model';
import { ClinicOutcomeReading } from './clinic-outcome-reading';
import { outcomeSheet } from './outcome-sheet';
import { PatientDurability } from './patient-durability';

/** How long infusions hold: of one patient, and of the clinic beside what was published. */
@ApiTags('treatment')
@Controller('api')
export class OutcomeController {
  constructor(
    private readonly durability: PatientDurability,
    private readonly outcomes: ClinicOutcomeReading,
  ) {}

  @Get('patients/:patientId/durability')
  @Can('durability.read')
  @Answers(200, DurabilityView)
  ofPatient(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<DurabilityView> {
    return this.durability.view(actor, path.patientId);
  }

  @Get('clinic-outcomes')
  @Can('outcome.read')
  @Answers(200, ClinicOutcomes)
  ofClinic(@Acting() actor: Actor, @Query({ schema: OutcomeQuery }) query: OutcomeQuery): Promise<ClinicOutcomes> {
    return this.outcomes.view(actor, query);
  }

  @Get('clinic-outcomes.csv')
  @Can('outcome.export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="outcomes.csv"')
  @ApiProduces('text/csv')
  @Answers(200, OutcomeTable)
  async sheet(@Acting() actor: Actor, @Query({ schema: OutcomeQuery }) query: OutcomeQuery): Promise<string> {
    return outcomeSheet(await this.outcomes.view(actor, query));
  }
}
