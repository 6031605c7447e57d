import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClinicModule } from '@holdfast/clinic/server';
import { Correspondents } from './correspondents';
import { Drafts } from './message/drafts';
import { Inbox } from './thread/inbox';
import { MessageController } from './message/message.controller';
import { Draft, Message, MessageRevision, StaffNote } from './message/message.entity';
import { LastWords } from './message/last-words';
import { MessageCorrection } from './message/message-correction';
import { MessagePromises } from './promise/message-promises';
import { MessageReading } from './message/message-reading';
import { MessageSending } from './message/message-sending';
import { NoticeAudience } from './promise/notice-audience';
import { MessageSweeps } from './promise/message-sweeps';
import { MessagingNotices } from './messaging.notices';
import { MessagingReactions } from './messaging.reactions';
import { MessagingSetup } from './messaging-setup';
import { Pool, PoolMember, TopicTerms } from './thread/routing.entity';
import { PromisePreviews } from './setting/promise-previews';
import { RoutingSettingController } from './setting/routing-setting.controller';
import { RoutingSettings } from './setting/routing-settings';
import { StaffNotes } from './message/staff-notes';
import { ThreadController } from './thread/thread.controller';
import { ReplyPromise, Thread, ThreadMemberRow, ThreadStepRow } from './thread/thread.entity';
import { ThreadPeople } from './thread/thread-people';
import { ThreadRouting } from './thread/thread-routing';
import { Threads } from './thread/threads';
import { ThreadViews } from './thread/thread-views';
import { TypingGateway } from './thread/typing.gateway';
import { ThreadFarewell } from './thread/thread-farewell';

const ROWS = [
  Draft,
  Message,
  MessageRevision,
  Pool,
  PoolMember,
  ReplyPromise,
  StaffNote,
  Thread,
  ThreadMemberRow,
  ThreadStepRow,
  TopicTerms,
];

/** Threads, messages, notes, promises and the inbox. */
@Module({
  imports: [ClinicModule, TypeOrmModule.forFeature(ROWS)],
  controllers: [MessageController, RoutingSettingController, ThreadController],
  providers: [
    ThreadFarewell,
    Correspondents,
    Drafts,
    Inbox,
    LastWords,
    MessageCorrection,
    MessagePromises,
    MessageReading,
    MessageSending,
    MessageSweeps,
    MessagingNotices,
    MessagingReactions,
    MessagingSetup,
    NoticeAudience,
    PromisePreviews,
    RoutingSettings,
    StaffNotes,
    ThreadPeople,
    ThreadRouting,
    Threads,
    ThreadViews,
    TypingGateway,
  ],
  exports: [
    Drafts,
    Inbox,
    LastWords,
    MessageCorrection,
    MessageReading,
    MessageSending,
    MessagingSetup,
    StaffNotes,
    ThreadRouting,
    Threads,
  ],
})
export class MessagingModule {}
