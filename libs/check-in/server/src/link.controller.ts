import { Body, Controller, Get, Param, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AnswerSaved,
  CheckInReceipt,
  CheckInView,
  LinkAnswerPath,
  LinkGrant,
  linkSpent,
  OpenLink,
  SaveAnswer,
  SkipCheckIn,
  SubmitCheckIn,
} from '@holdfast/check-in/model';
import { Answers, Public } from '@holdfast/platform/server';
import type { FastifyRequest } from 'fastify';
import { CheckInAnswering } from './answering/check-in-answering';
import { CheckIns } from './answering/check-ins';
import { Links, type LinkVisitor } from './answering/links';
import { SwiftSubmission } from './answering/swift-submission';

const PASS = 'the pass of a link, for one check-in alone, is the proof';
const SHORTEST = 40;
const LONGEST = 120;

/** Answering one check-in through a link, without a sign-in. The pass travels in a header, never in an address. */
@ApiTags('check-in')
@Controller('api/check-in-link')
export class CheckInLinkController {
  constructor(
    private readonly links: Links,
    private readonly checkIns: CheckIns,
    private readonly answering: CheckInAnswering,
    private readonly submission: SwiftSubmission,
  ) {}

  @Post('open')
  @Public('the secret of a link, spent here for a pass, is the proof')
  @Answers(200, LinkGrant)
  open(@Body({ schema: OpenLink }) input: OpenLink, @Req() request: FastifyRequest): Promise<LinkGrant> {
    return this.links.open(input.token, visitorOf(request));
  }

  @Get()
  @Public(PASS)
  @Answers(200, LinkGrant)
  read(@Req() request: FastifyRequest): Promise<LinkGrant> {
    return this.links.read(passOf(request), visitorOf(request));
  }

  @Put('answers/:linkId')
  @Public(PASS)
  @Answers(200, AnswerSaved)
  async answer(
    @Param({ schema: LinkAnswerPath }) { linkId }: LinkAnswerPath,
    @Body({ schema: SaveAnswer }) input: SaveAnswer,
    @Req() request: FastifyRequest,
  ): Promise<AnswerSaved> {
    const { actor, path } = await this.links.seat(passOf(request), 'check-in.answer', visitorOf(request));
    return this.answering.save(actor, { ...path, linkId }, input, 'link');
  }

  @Put('submission')
  @Public(PASS)
  @Answers(200, CheckInReceipt)
  async submit(
    @Body({ schema: SubmitCheckIn }) input: SubmitCheckIn,
    @Req() request: FastifyRequest,
  ): Promise<CheckInReceipt> {
    const { actor, path } = await this.links.seat(passOf(request), 'check-in.submit', visitorOf(request));
    return this.submission.submit(actor, path, input);
  }

  @Put('skip')
  @Public(PASS)
  @Answers(200, CheckInView)
  async skip(@Body({ schema: SkipCheckIn }) input: SkipCheckIn, @Req() request: FastifyRequest): Promise<CheckInView> {
    const { actor, path } = await this.links.seat(passOf(request), 'check-in.skip', visitorOf(request));
    return this.checkIns.skip(actor, path, input);
  }
}

function passOf(request: FastifyRequest): string {
  const pass = request.headers['x-check-in-pass'];
  if (typeof pass !== 'string' || pass.length < SHORTEST || pass.length > LONGEST) throw linkSpent();
  return pass;
}

function visitorOf(request: FastifyRequest): LinkVisitor {
  return { requestId: request.id, origin: request.ip };
}
