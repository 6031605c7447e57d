import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, answerMade, Answers, Can, WhileLocked } from '@holdfast/platform/server';
import {
  AcknowledgeAlert,
  AlertDetail,
  AlertPage,
  AlertPath,
  AlertQuery,
  DisposeAlert,
  SayUnsafe,
  SecondSignature,
  SetAlertOwner,
  UnsafeAnswer,
} from '@holdfast/safety/model';
import type { FastifyReply } from 'fastify';
import { AlertHandling } from './alert-handling';
import { AlertReading } from './alert-reading';
import { UnsafeNow } from './unsafe-now';

/** Alerts: seen, taken on, acknowledged and closed by people; raised by a patient's own button. */
@ApiTags('safety')
@Controller('api')
export class AlertController {
  constructor(
    private readonly reading: AlertReading,
    private readonly handling: AlertHandling,
    private readonly unsafe: UnsafeNow,
  ) {}

  @Get('alerts')
  @Can('alert.list')
  @Answers(200, AlertPage)
  list(@Acting() actor: Actor, @Query({ schema: AlertQuery }) query: AlertQuery): Promise<AlertPage> {
    return this.reading.list(actor, query);
  }

  @Get('patients/:patientId/alerts/:alertId')
  @Can('alert.read')
  @Answers(200, AlertDetail)
  read(@Acting() actor: Actor, @Param({ schema: AlertPath }) path: AlertPath): Promise<AlertDetail> {
    return this.reading.detail(actor, path);
  }

  @Put('patients/:patientId/alerts/:alertId')
  @Can('alert.raise')
  @WhileLocked()
  @Answers(201, UnsafeAnswer, 200)
  say(
    @Acting() actor: Actor,
    @Param({ schema: AlertPath }) path: AlertPath,
    @Body({ schema: SayUnsafe }) input: SayUnsafe,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnsafeAnswer> {
    return answerMade(reply, this.unsafe.say(actor, path, input));
  }

  @Put('patients/:patientId/alerts/:alertId/owner')
  @Can('alert.claim')
  @Answers(200, AlertDetail)
  own(
    @Acting() actor: Actor,
    @Param({ schema: AlertPath }) path: AlertPath,
    @Body({ schema: SetAlertOwner }) input: SetAlertOwner,
  ): Promise<AlertDetail> {
    return this.handling.own(actor, path, input);
  }

  @Put('patients/:patientId/alerts/:alertId/acknowledgement')
  @Can('alert.acknowledge')
  @Answers(200, AlertDetail)
  acknowledge(
    @Acting() actor: Actor,
    @Param({ schema: AlertPath }) path: AlertPath,
    @Body({ schema: AcknowledgeAlert }) input: AcknowledgeAlert,
  ): Promise<AlertDetail> {
    return this.handling.acknowledge(actor, path, input);
  }

  @Put('patients/:patientId/alerts/:alertId/disposition')
  @Can('alert.dispose')
  @Answers(200, AlertDetail)
  dispose(
    @Acting() actor: Actor,
    @Param({ schema: AlertPath }) path: AlertPath,
    @Body({ schema: DisposeAlert }) input: DisposeAlert,
  ): Promise<AlertDetail> {
    return this.handling.dispose(actor, path, input);
  }

  @Put('patients/:patientId/alerts/:alertId/second-signature')
  @Can('alert.second')
  @Answers(200, AlertDetail)
  second(
    @Acting() actor: Actor,
    @Param({ schema: AlertPath }) path: AlertPath,
    @Body({ schema: SecondSignature }) input: SecondSignature,
  ): Promise<AlertDetail> {
    return this.handling.second(actor, path, input);
  }
}
