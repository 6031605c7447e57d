import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CareTeamPath,
  CareTeamPlace,
  ClinicMark,
  ClinicView,
  PatientPage,
  PatientPath,
  PatientQuery,
  PatientView,
  StaffList,
} from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { CareTeams } from './care-teams';
import { Clinics } from './clinics';
import { Patients } from './patients';
import { StaffDirectory } from './staff-directory';

/** The clinic, its staff and its patients. */
@ApiTags('clinic')
@Controller('api')
export class ClinicController {
  constructor(
    private readonly clinics: Clinics,
    private readonly directory: StaffDirectory,
    private readonly patients: Patients,
    private readonly careTeams: CareTeams,
  ) {}

  @Get('clinic')
  @Can('clinic.read')
  @Answers(200, ClinicView)
  clinic(@Acting() actor: Actor): Promise<ClinicView> {
    return this.clinics.view(actor);
  }

  @Get('clinic/mark')
  @Can('clinic.read')
  @Answers(200, ClinicMark)
  mark(@Acting() actor: Actor): Promise<ClinicMark> {
    return this.clinics.mark(actor);
  }

  @Get('clinic/staff')
  @Can('staff.list')
  @Answers(200, StaffList)
  staff(@Acting() actor: Actor): Promise<StaffList> {
    return this.directory.list(actor);
  }

  @Post('patients/search')
  @Can('patient.list')
  @Answers(200, PatientPage)
  list(@Acting() actor: Actor, @Body({ schema: PatientQuery }) query: PatientQuery): Promise<PatientPage> {
    return this.patients.list(actor, query);
  }

  @Get('patients/:patientId')
  @Can('patient.read')
  @Answers(200, PatientView)
  patient(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<PatientView> {
    return this.patients.view(actor, path.patientId);
  }

  @Put('patients/:patientId/care-team/:staffId')
  @Can('care-team.assign')
  @Answers(204, null)
  join(
    @Acting() actor: Actor,
    @Param({ schema: CareTeamPath }) path: CareTeamPath,
    @Body({ schema: CareTeamPlace }) place: CareTeamPlace,
  ): Promise<void> {
    return this.careTeams.join(actor, path.patientId, path.staffId, place);
  }

  @Delete('patients/:patientId/care-team/:staffId')
  @Can('care-team.assign')
  @Answers(204, null)
  leave(@Acting() actor: Actor, @Param({ schema: CareTeamPath }) path: CareTeamPath): Promise<void> {
    return this.careTeams.leave(actor, path.patientId, path.staffId);
  }
}
