import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PatientPath } from '@holdfast/clinic/model';
import {
  AssignThread,
  InboxPage,
  InboxQuery,
  MessagePromise,
  OpenThread,
  PoolList,
  PromiseQuery,
  RerouteThread,
  SetThreadState,
  ThreadDetail,
  ThreadList,
  ThreadPath,
} from '@holdfast/messaging/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, answerMade, Answers, Can } from '@holdfast/platform/server';
import type { FastifyReply } from 'fastify';
import { Inbox } from './inbox';
import { MessagePromises } from '../promise/message-promises';
import { ThreadRouting } from './thread-routing';
import { Threads } from './threads';

/** Conversations: begun, listed, handed on, closed; and the clinic's inbox of them. */
@ApiTags('messaging')
@Controller('api')
export class ThreadController {
  constructor(
    private readonly threads: Threads,
    private readonly routing: ThreadRouting,
    private readonly promises: MessagePromises,
    private readonly inbox: Inbox,
  ) {}

  @Get('inbox')
  @Can('inbox.read')
  @Answers(200, InboxPage)
  inboxPage(@Acting() actor: Actor, @Query({ schema: InboxQuery }) query: InboxQuery): Promise<InboxPage> {
    return this.inbox.page(actor, query);
  }

  @Get('clinic/pools')
  @Can('pool.list')
  @Answers(200, PoolList)
  pools(@Acting() actor: Actor): Promise<PoolList> {
    return this.routing.pools(actor);
  }

  @Get('patients/:patientId/message-promise')
  @Can('promise.read')
  @Answers(200, MessagePromise)
  promise(
    @Acting() actor: Actor,
    @Param({ schema: PatientPath }) path: PatientPath,
    @Query({ schema: PromiseQuery }) query: PromiseQuery,
  ): Promise<MessagePromise> {
    return this.promises.view(actor, path.patientId, query.topic);
  }

  @Get('patients/:patientId/threads')
  @Can('thread.list')
  @Answers(200, ThreadList)
  list(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<ThreadList> {
    return this.threads.list(actor, path.patientId);
  }

  @Get('patients/:patientId/threads/:threadId')
  @Can('thread.read')
  @Answers(200, ThreadDetail)
  view(@Acting() actor: Actor, @Param({ schema: ThreadPath }) path: ThreadPath): Promise<ThreadDetail> {
    return this.threads.view(actor, path);
  }

  @Put('patients/:patientId/threads/:threadId')
  @Can('thread.open')
  @Answers(201, ThreadDetail, 200)
  open(
    @Acting() actor: Actor,
    @Param({ schema: ThreadPath }) path: ThreadPath,
    @Body({ schema: OpenThread }) input: OpenThread,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ThreadDetail> {
    return answerMade(reply, this.threads.open(actor, path, input));
  }

  @Put('patients/:patientId/threads/:threadId/assignee')
  @Can('thread.assign')
  @Answers(200, ThreadDetail)
  assign(
    @Acting() actor: Actor,
    @Param({ schema: ThreadPath }) path: ThreadPath,
    @Body({ schema: AssignThread }) input: AssignThread,
  ): Promise<ThreadDetail> {
    return this.routing.assign(actor, path, input);
  }

  @Put('patients/:patientId/threads/:threadId/pool')
  @Can('thread.reroute')
  @Answers(200, ThreadDetail)
  reroute(
    @Acting() actor: Actor,
    @Param({ schema: ThreadPath }) path: ThreadPath,
    @Body({ schema: RerouteThread }) input: RerouteThread,
  ): Promise<ThreadDetail> {
    return this.routing.reroute(actor, path, input);
  }

  @Put('patients/:patientId/threads/:threadId/state')
  @Can('thread.set-state')
  @Answers(200, ThreadDetail)
  setState(
    @Acting() actor: Actor,
    @Param({ schema: ThreadPath }) path: ThreadPath,
    @Body({ schema: SetThreadState }) input: SetThreadState,
  ): Promise<ThreadDetail> {
    return this.routing.setState(actor, path, input);
  }
}
