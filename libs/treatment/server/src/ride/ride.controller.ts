import { Body, Controller, Delete, Get, Param, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, Public } from '@holdfast/platform/server';
import {
  InfusionPath,
  InfusionView,
  LateRides,
  OpenRide,
  RideGrant,
  rideLinkOver,
  RideLinkMade,
  RideStepPath,
  SetRideStep,
} from '@holdfast/treatment/model';
import type { FastifyRequest } from 'fastify';
import { Driving, type DriverVisit } from './driving';
import { Rides } from './rides';

const PASS = 'the pass of a driver’s link, for one way home alone, is the proof';
const SHORTEST = 40;
const LONGEST = 120;

/** The way home: a link for the driver, what the driver says, and whom nobody has heard of since. */
@ApiTags('treatment')
@Controller('api')
export class RideController {
  constructor(
    private readonly rides: Rides,
    private readonly driving: Driving,
  ) {}

  @Post('patients/:patientId/infusions/:infusionId/ride-link')
  @Can('ride.make')
  @Answers(201, RideLinkMade)
  make(@Acting() actor: Actor, @Param({ schema: InfusionPath }) path: InfusionPath): Promise<RideLinkMade> {
    return this.rides.make(actor, path);
  }

  @Delete('patients/:patientId/infusions/:infusionId/ride-link')
  @Can('ride.end')
  @Answers(200, InfusionView)
  end(@Acting() actor: Actor, @Param({ schema: InfusionPath }) path: InfusionPath): Promise<InfusionView> {
    return this.rides.end(actor, path);
  }

  @Get('late-rides')
  @Can('ride.list-late')
  @Answers(200, LateRides)
  late(@Acting() actor: Actor): Promise<LateRides> {
    return this.rides.late(actor);
  }

  @Post('ride-link/open')
  @Public('the secret of a driver’s link, spent here for a pass, is the proof')
  @Answers(200, RideGrant)
  open(@Body({ schema: OpenRide }) { token }: OpenRide, @Req() request: FastifyRequest): Promise<RideGrant> {
    return this.driving.open(token, visitOf(request));
  }

  @Get('ride-link')
  @Public(PASS)
  @Answers(200, RideGrant)
  read(@Req() request: FastifyRequest): Promise<RideGrant> {
    return this.driving.read(passOf(request), visitOf(request));
  }

  @Put('ride-link/steps/:step')
  @Public(PASS)
  @Answers(200, RideGrant)
  set(
    @Param({ schema: RideStepPath }) { step }: RideStepPath,
    @Body({ schema: SetRideStep }) { isDone }: SetRideStep,
    @Req() request: FastifyRequest,
  ): Promise<RideGrant> {
    return this.driving.set(passOf(request), step, isDone, visitOf(request));
  }
}

function passOf(request: FastifyRequest): string {
  const pass = request.headers['x-ride-pass'];
  if (typeof pass !== 'string' || pass.length < SHORTEST || pass.length > LONGEST) throw rideLinkOver();
  return pass;
}

function visitOf(request: FastifyRequest): DriverVisit {
  return { requestId: request.id, origin: request.ip };
}
