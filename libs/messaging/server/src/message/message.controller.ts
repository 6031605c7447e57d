import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CorrectMessage,
  MessageHistory,
  MessagePage,
  MessagePath,
  MessageQuery,
  MessageView,
  NoteList,
  NotePath,
  NoteView,
  ReadMarkView,
  SaveDraft,
  SendMessage,
  SetReadMark,
  ThreadPath,
  WriteNote,
} from '@holdfast/messaging/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, answerMade, Answers, Can } from '@holdfast/platform/server';
import type { FastifyReply } from 'fastify';
import { Drafts } from './drafts';
import { MessageCorrection } from './message-correction';
import { MessageReading } from './message-reading';
import { MessageSending } from './message-sending';
import { StaffNotes } from './staff-notes';

/** Messages of a conversation, and what stands beside them: read marks, drafts, staff notes. */
@ApiTags('messaging')
@Controller('api/patients/:patientId/threads/:threadId')
export class MessageController {
  constructor(
    private readonly sending: MessageSending,
    private readonly reading: MessageReading,
    private readonly correction: MessageCorrection,
    private readonly drafts: Drafts,
    private readonly notes: StaffNotes,
  ) {}

  @Get('messages')
  @Can('message.read')
  @Answers(200, MessagePage)
  page(
    @Acting() actor: Actor,
    @Param({ schema: ThreadPath }) path: ThreadPath,
    @Query({ schema: MessageQuery }) query: MessageQuery,
  ): Promise<MessagePage> {
    return this.reading.page(actor, path, query);
  }

  @Put('messages/:messageId')
  @Can('message.send')
  @Answers(201, MessageView, 200)
  send(
    @Acting() actor: Actor,
    @Param({ schema: MessagePath }) path: MessagePath,
    @Body({ schema: SendMessage }) input: SendMessage,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageView> {
    return answerMade(reply, this.sending.send(actor, path, input));
  }

  @Put('messages/:messageId/correction')
  @Can('message.correct')
  @Answers(200, MessageView)
  correct(
    @Acting() actor: Actor,
    @Param({ schema: MessagePath }) path: MessagePath,
    @Body({ schema: CorrectMessage }) input: CorrectMessage,
  ): Promise<MessageView> {
    return this.correction.correct(actor, path, input);
  }

  @Get('messages/:messageId/history')
  @Can('message.read-history')
  @Answers(200, MessageHistory)
  history(@Acting() actor: Actor, @Param({ schema: MessagePath }) path: MessagePath): Promise<MessageHistory> {
    return this.correction.history(actor, path);
  }

  @Put('read-mark')
  @Can('read-mark.set')
  @Answers(200, ReadMarkView)
  mark(
    @Acting() actor: Actor,
    @Param({ schema: ThreadPath }) path: ThreadPath,
    @Body({ schema: SetReadMark }) input: SetReadMark,
  ): Promise<ReadMarkView> {
    return this.reading.mark(actor, path, input);
  }

  @Put('draft')
  @Can('draft.save')
  @Answers(204, null)
  saveDraft(
    @Acting() actor: Actor,
    @Param({ schema: ThreadPath }) path: ThreadPath,
    @Body({ schema: SaveDraft }) input: SaveDraft,
  ): Promise<void> {
    return this.drafts.save(actor, path, input);
  }

  @Get('notes')
  @Can('note.read')
  @Answers(200, NoteList)
  listNotes(@Acting() actor: Actor, @Param({ schema: ThreadPath }) path: ThreadPath): Promise<NoteList> {
    return this.notes.list(actor, path);
  }

  @Put('notes/:noteId')
  @Can('note.write')
  @Answers(201, NoteView, 200)
  writeNote(
    @Acting() actor: Actor,
    @Param({ schema: NotePath }) path: NotePath,
    @Body({ schema: WriteNote }) input: WriteNote,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoteView> {
    return answerMade(reply, this.notes.write(actor, path, input));
  }
}
