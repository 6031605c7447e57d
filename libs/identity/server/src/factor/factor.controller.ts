import { Body, Controller, Delete, Get, Param, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CodeConfirmation,
  CodeSetup,
  FactorView,
  NewPasskey,
  PasskeyCreation,
  PasskeyName,
  PasskeyPath,
  Proof,
  ProofOffer,
  RecoveryCodeList,
} from '@holdfast/identity/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, StepUp, WhileLocked, WithoutFactor } from '@holdfast/platform/server';
import type { FastifyRequest } from 'fastify';
import { Enrolment } from './enrolment';
import { Sites } from './site';
import { StepUps } from './step-ups';

/** One's own ways to sign in, and proving in the middle of a session that it is still the same person. */
@ApiTags('identity')
@Controller('api/me')
@WithoutFactor()
export class FactorController {
  constructor(
    private readonly enrolment: Enrolment,
    private readonly stepUps: StepUps,
    private readonly sites: Sites,
  ) {}

  @Get('factors')
  @Can('factor.read')
  @Answers(200, FactorView)
  view(@Acting() actor: Actor, @Req() request: FastifyRequest): Promise<FactorView> {
    return this.enrolment.view(actor, this.sites.of(request));
  }

  @Post('proof/ask')
  @Can('me.prove')
  @WhileLocked()
  @Answers(200, ProofOffer)
  offerProof(@Acting() actor: Actor, @Req() request: FastifyRequest): Promise<ProofOffer> {
    return this.stepUps.offer(actor, this.sites.of(request));
  }

  @Post('proof')
  @Can('me.prove')
  @WhileLocked()
  @Answers(204, null)
  prove(@Acting() actor: Actor, @Body({ schema: Proof }) proof: Proof, @Req() request: FastifyRequest): Promise<void> {
    return this.stepUps.prove(actor, proof, this.sites.of(request));
  }

  @Post('passkeys/ask')
  @Can('factor.change')
  @StepUp()
  @Answers(200, PasskeyCreation)
  offerPasskey(@Acting() actor: Actor, @Req() request: FastifyRequest): Promise<PasskeyCreation> {
    return this.enrolment.offerPasskey(actor, this.sites.of(request));
  }

  @Post('passkeys')
  @Can('factor.change')
  @StepUp()
  @Answers(201, FactorView)
  addPasskey(
    @Acting() actor: Actor,
    @Body({ schema: NewPasskey }) input: NewPasskey,
    @Req() request: FastifyRequest,
  ): Promise<FactorView> {
    return this.enrolment.addPasskey(actor, this.sites.of(request), input);
  }

  @Put('passkeys/:passkeyId')
  @Can('factor.change')
  @Answers(200, FactorView)
  renamePasskey(
    @Acting() actor: Actor,
    @Param({ schema: PasskeyPath }) path: PasskeyPath,
    @Body({ schema: PasskeyName }) input: PasskeyName,
    @Req() request: FastifyRequest,
  ): Promise<FactorView> {
    return this.enrolment.renamePasskey(actor, this.sites.of(request), path.passkeyId, input.name);
  }

  @Delete('passkeys/:passkeyId')
  @Can('factor.change')
  @StepUp()
  @Answers(200, FactorView)
  removePasskey(
    @Acting() actor: Actor,
    @Param({ schema: PasskeyPath }) path: PasskeyPath,
    @Req() request: FastifyRequest,
  ): Promise<FactorView> {
    return this.enrolment.removePasskey(actor, this.sites.of(request), path.passkeyId);
  }

  @Post('code-app')
  @Can('factor.change')
  @StepUp()
  @Answers(201, CodeSetup)
  beginCodeApp(@Acting() actor: Actor): Promise<CodeSetup> {
    return this.enrolment.beginCodeApp(actor);
  }

  @Put('code-app')
  @Can('factor.change')
  @StepUp()
  @Answers(200, FactorView)
  confirmCodeApp(
    @Acting() actor: Actor,
    @Body({ schema: CodeConfirmation }) input: CodeConfirmation,
    @Req() request: FastifyRequest,
  ): Promise<FactorView> {
    return this.enrolment.confirmCodeApp(actor, this.sites.of(request), input.code);
  }

  @Delete('code-app')
  @Can('factor.change')
  @StepUp()
  @Answers(200, FactorView)
  removeCodeApp(@Acting() actor: Actor, @Req() request: FastifyRequest): Promise<FactorView> {
    return this.enrolment.removeCodeApp(actor, this.sites.of(request));
  }

  @Post('recovery-codes')
  @Can('factor.change')
  @StepUp()
  @Answers(201, RecoveryCodeList)
  renewRecoveryCodes(@Acting() actor: Actor): Promise<RecoveryCodeList> {
    return this.enrolment.renewRecoveryCodes(actor);
  }
}
