import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AcceptCharge,
  ChangeProxy,
  ChargeList,
  ChargePath,
  GrantProxy,
  ProxiesPath,
  ProxyList,
  ProxyPath,
  ProxyView,
} from '@holdfast/clinic/model';
import type { Actor, Id } from '@holdfast/platform/model';
import { Acting, Answers, Can, StepUp } from '@holdfast/platform/server';
import { Charges } from './charges';
import { Proxies } from './proxies';

/** Who helps a patient, and whom somebody helps. */
@ApiTags('proxies')
@Controller('api')
export class ProxyController {
  constructor(
    private readonly proxies: Proxies,
    private readonly charges: Charges,
  ) {}

  @Get('patients/:patientId/proxies')
  @Can('proxy.read')
  @Answers(200, ProxyList)
  list(@Acting() actor: Actor, @Param({ schema: ProxiesPath }) path: { patientId: Id }): Promise<ProxyList> {
    return this.proxies.list(actor, path.patientId);
  }

  @Put('patients/:patientId/proxies/:proxyId')
  @Can('proxy.grant')
  @StepUp()
  @Answers(200, ProxyView)
  grant(
    @Acting() actor: Actor,
    @Param({ schema: ProxyPath }) path: ProxyPath,
    @Body({ schema: GrantProxy }) input: GrantProxy,
  ): Promise<ProxyView> {
    return this.proxies.grant(actor, path, input);
  }

  @Put('patients/:patientId/proxies/:proxyId/terms')
  @Can('proxy.change')
  @StepUp()
  @Answers(200, ProxyView)
  change(
    @Acting() actor: Actor,
    @Param({ schema: ProxyPath }) path: ProxyPath,
    @Body({ schema: ChangeProxy }) input: ChangeProxy,
  ): Promise<ProxyView> {
    return this.proxies.change(actor, path, input);
  }

  @Post('patients/:patientId/proxies/:proxyId/mail')
  @Can('proxy.grant')
  @StepUp()
  @Answers(200, ProxyView)
  ask(@Acting() actor: Actor, @Param({ schema: ProxyPath }) path: ProxyPath): Promise<ProxyView> {
    return this.proxies.ask(actor, path);
  }

  @Delete('patients/:patientId/proxies/:proxyId')
  @Can('proxy.withdraw')
  @Answers(200, ProxyView)
  withdraw(@Acting() actor: Actor, @Param({ schema: ProxyPath }) path: ProxyPath): Promise<ProxyView> {
    return this.proxies.withdraw(actor, path);
  }

  @Get('me/charges')
  @Can('charge.list')
  @Answers(200, ChargeList)
  mine(@Acting() actor: Actor): Promise<ChargeList> {
    return this.charges.list(actor);
  }

  @Post('me/charges')
  @Can('charge.accept')
  @Answers(204, null)
  accept(@Acting() actor: Actor, @Body({ schema: AcceptCharge }) input: AcceptCharge): Promise<void> {
    return this.charges.accept(actor, input);
  }

  @Delete('me/charges/:chargeId')
  @Can('charge.leave')
  @Answers(204, null)
  leave(@Acting() actor: Actor, @Param({ schema: ChargePath }) path: { chargeId: Id }): Promise<void> {
    return this.charges.leave(actor, path.chargeId);
  }
}
