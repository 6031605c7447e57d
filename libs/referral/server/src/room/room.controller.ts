import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers, Public } from '@holdfast/platform/server';
import {
  MoveInRoom,
  OpenRoom,
  RoomDoor,
  RoomMessagePath,
  RoomOtherPath,
  roomOver,
  RoomToken,
  RoomView,
  WriteToClinic,
} from '@holdfast/referral/model';
import type { FastifyRequest } from 'fastify';
import { Rooms } from './rooms';
import { type RoomVisit, RoomVisits } from './room-visits';

const SECRET = 'the secret of a therapist’s link, which shows a door and nothing of anybody, is the proof';
const PASS = 'the pass of a therapist’s link, for one referral alone, is the proof';
const SHORTEST = 40;
const LONGEST = 120;

/** The therapist's room: a link and a code, no account, one referral. */
@ApiTags('referral')
@Controller('api/room')
export class RoomController {
  constructor(
    private readonly rooms: Rooms,
    private readonly visits: RoomVisits,
  ) {}

  @Post('door')
  @Public(SECRET)
  @Answers(200, RoomDoor)
  door(@Body({ schema: RoomToken }) { token }: RoomToken, @Req() request: FastifyRequest): Promise<RoomDoor> {
    return this.visits.door(token, heldPass(request), visitOf(request));
  }

  @Post('open')
  @Public('the secret of a therapist’s link and its code, spent here for a pass, are the proof')
  @Answers(200, RoomView)
  open(@Body({ schema: OpenRoom }) input: OpenRoom, @Req() request: FastifyRequest): Promise<RoomView> {
    return this.rooms.open(input, visitOf(request));
  }

  @Post('renew')
  @Public(SECRET)
  @HttpCode(204)
  renew(@Body({ schema: RoomToken }) { token }: RoomToken, @Req() request: FastifyRequest): Promise<void> {
    return this.rooms.renew(token, visitOf(request));
  }

  @Get()
  @Public(PASS)
  @Answers(200, RoomView)
  read(@Req() request: FastifyRequest): Promise<RoomView> {
    return this.rooms.read(passOf(request), visitOf(request));
  }

  @Post('leave')
  @Public(PASS)
  @HttpCode(204)
  leave(@Req() request: FastifyRequest): Promise<void> {
    return this.rooms.leave(passOf(request), visitOf(request));
  }

  @Post('moves')
  @Public(PASS)
  @Answers(200, RoomView)
  move(@Body({ schema: MoveInRoom }) input: MoveInRoom, @Req() request: FastifyRequest): Promise<RoomView> {
    return this.rooms.move(passOf(request), input, visitOf(request));
  }

  @Put('messages/:messageId')
  @Public(PASS)
  @Answers(200, RoomView)
  write(
    @Param({ schema: RoomMessagePath }) { messageId }: { messageId: string },
    @Body({ schema: WriteToClinic }) input: WriteToClinic,
    @Req() request: FastifyRequest,
  ): Promise<RoomView> {
    return this.rooms.write(passOf(request), messageId, input, visitOf(request));
  }

  @Post('others/:referralId/link')
  @Public(PASS)
  @HttpCode(204)
  other(
    @Param({ schema: RoomOtherPath }) { referralId }: { referralId: string },
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.rooms.other(passOf(request), referralId, visitOf(request));
  }
}

function passOf(request: FastifyRequest): string {
  const pass = heldPass(request);
  if (pass === null) throw roomOver();
  return pass;
}

function heldPass(request: FastifyRequest): string | null {
  const pass = request.headers['x-room-pass'];
  return typeof pass === 'string' && pass.length >= SHORTEST && pass.length <= LONGEST ? pass : null;
}

function visitOf(request: FastifyRequest): RoomVisit {
  return { requestId: request.id, origin: request.ip };
}
