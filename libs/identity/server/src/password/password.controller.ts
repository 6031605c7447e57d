import { Body, Controller, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LinkSecret, NewPassword, PasswordReset, ResetView, ResetWish } from '@holdfast/identity/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, Public, StepUp, WithoutFactor } from '@holdfast/platform/server';
import type { FastifyRequest } from 'fastify';
import { Disowning } from '../factor/disowning';
import { Sites } from '../factor/site';
import { PasswordChange } from './password-change';
import { PasswordResets } from './password-resets';
import { ResetWishes } from './reset-wishes';

/** Passwords: changed by whoever is signed in, chosen anew by whoever has a link. */
@ApiTags('identity')
@Controller('api')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordChange,
    private readonly wishes: ResetWishes,
    private readonly resets: PasswordResets,
    private readonly disowning: Disowning,
    private readonly sites: Sites,
  ) {}

  @Put('me/password')
  @Can('password.change')
  @StepUp()
  @WithoutFactor()
  @Answers(204, null)
  change(@Acting() actor: Actor, @Body({ schema: NewPassword }) { password }: NewPassword): Promise<void> {
    return this.passwords.change(actor, password);
  }

  @Post('reset')
  @Public('whoever forgot their password cannot sign in; the answer is the same for every address')
  @Answers(204, null)
  wish(@Body({ schema: ResetWish }) { email }: ResetWish, @Req() request: FastifyRequest): Promise<void> {
    return this.wishes.take(email, request.ip);
  }

  @Post('reset/open')
  @Public('the secret of the link is the proof')
  @Answers(200, ResetView)
  open(@Body({ schema: LinkSecret }) { token }: LinkSecret, @Req() request: FastifyRequest): Promise<ResetView> {
    return this.resets.open(token, request.ip, this.sites.of(request));
  }

  @Post('reset/finish')
  @Public('the secret of the link is the proof, and a second factor where there is one')
  @Answers(204, null)
  finish(@Body({ schema: PasswordReset }) input: PasswordReset, @Req() request: FastifyRequest): Promise<void> {
    return this.resets.finish(input, request.ip, this.sites.of(request));
  }

  @Post('not-me')
  @Public('the secret of the link in the mail about a change is the proof')
  @Answers(204, null)
  disown(@Body({ schema: LinkSecret }) { token }: LinkSecret, @Req() request: FastifyRequest): Promise<void> {
    this.sites.of(request);
    return this.disowning.disown(token, request.ip);
  }
}
