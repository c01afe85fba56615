import { ContainerModule } from 'inversify';
import { FileUses } from '../../application/kernel/files.ts';
import {
  Clock,
  FramePublisher,
  Ids,
  LastSeenTimes,
  OnlineUsers,
  PresenceTracker,
} from '../../application/kernel/ports.ts';
import { Relations } from '../../application/kernel/relations.ts';
import {
  ConversationReader,
  DirectMessageTargets,
  ReadMarks,
} from '../../application/messaging/conversations/ports.ts';
import {
  Attachments,
  HighWaterMarks,
  MentionedMembers,
  MessageReader,
  MessageReferences,
  Recipients,
  Senders,
  SentMessages,
  Typing,
} from '../../application/messaging/messages/ports.ts';
import { PreparedPushes } from '../../application/messaging/messages/prepared-pushes.ts';
import { PresenceAudience } from '../../application/messaging/presence/ports.ts';
import { MessagingPurge } from '../../application/messaging/purge/ports.ts';
import {
  Invitees,
  InviteReader,
  RoomAccess,
  RoomAudience,
  RoomReader,
  Successors,
} from '../../application/messaging/rooms/ports.ts';
import { Bans } from '../../domain/messaging/ban.ts';
import { Conversations } from '../../domain/messaging/conversation.ts';
import { DirectConversations } from '../../domain/messaging/direct-conversation.ts';
import { Invites } from '../../domain/messaging/invite.ts';
import { Memberships } from '../../domain/messaging/membership.ts';
import { MessageEdits, MessageReactions, Messages } from '../../domain/messaging/messages.ts';
import { Rooms } from '../../domain/messaging/rooms.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlConversationReader } from './conversations/conversation-reader.ts';
import { SqlConversations } from './conversations/conversations.ts';
import { SqlDirectConversations } from './conversations/direct-conversations.ts';
import { SqlDirectMessageTargets } from './conversations/direct-message-targets.ts';
import { SqlMemberships } from './conversations/memberships.ts';
import { SqlReadMarks } from './conversations/read-marks.ts';
import { SqlAttachments } from './messages/attachments.ts';
import { InMemoryHighWaterMarks } from './messages/high-water-marks.ts';
import { SqlMentionedMembers } from './messages/mentioned-members.ts';
import { SqlMessageEdits, SqlMessageReactions } from './messages/message-history.ts';
import { SqlMessageReader } from './messages/message-reader.ts';
import { SqlMessageReferences } from './messages/message-references.ts';
import { SqlMessages } from './messages/messages.ts';
import { SqlRecipients } from './messages/recipients.ts';
import { SqlSenders } from './messages/senders.ts';
import { SqlSentMessages } from './messages/sent-messages.ts';
import { InMemoryPresence } from './presence/presence.ts';
import { SqlPresenceAudience } from './presence/presence-audience.ts';
import { InMemoryTyping } from './presence/typing.ts';
import { SqlMessagingPurge } from './purge.ts';
import { SqlBans } from './rooms/bans.ts';
import { SqlInviteReader } from './rooms/invite-reader.ts';
import { SqlInvitees } from './rooms/invitees.ts';
import { SqlInvites } from './rooms/invites.ts';
import { SqlRoomAccess } from './rooms/room-access.ts';
import { SqlRoomAudience } from './rooms/room-audience.ts';
import { SqlRoomReader } from './rooms/room-reader.ts';
import { SqlRooms } from './rooms/rooms.ts';
import { SqlSuccessors } from './rooms/successors.ts';

export const messagingModule = new ContainerModule(({ bind }) => {
  bind(Rooms).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlRooms(aggregates, database),
    [Aggregates, Database],
  );
  bind(Messages).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlMessages(aggregates, database),
    [Aggregates, Database],
  );
  bind(MessageEdits).toResolvedValue((database: Database) => new SqlMessageEdits(database), [Database]);
  bind(MessageReactions).toResolvedValue(
    (database: Database) => new SqlMessageReactions(database),
    [Database],
  );
  bind(Invites).toResolvedValue((aggregates: Aggregates) => new SqlInvites(aggregates), [Aggregates]);
  bind(Conversations).toResolvedValue((database: Database) => new SqlConversations(database), [Database]);
  bind(Memberships).toResolvedValue((database: Database) => new SqlMemberships(database), [Database]);
  bind(Senders).toResolvedValue(
    (database: Database, files: FileViews) => new SqlSenders(database, files),
    [Database, FileViews],
  );
  bind(SentMessages).toResolvedValue((database: Database) => new SqlSentMessages(database), [Database]);
  bind(MentionedMembers).toResolvedValue(
    (database: Database, files: FileViews) => new SqlMentionedMembers(database, files),
    [Database, FileViews],
  );
  bind(Recipients).toResolvedValue((database: Database) => new SqlRecipients(database), [Database]);
  bind(ReadMarks).toResolvedValue((database: Database) => new SqlReadMarks(database), [Database]);
  bind(Attachments).toResolvedValue(
    (uses: FileUses, files: FileViews) => new SqlAttachments(uses, files),
    [FileUses, FileViews],
  );
  bind(MessageReferences).toResolvedValue(
    (database: Database, files: FileViews) => new SqlMessageReferences(database, files),
    [Database, FileViews],
  );
  bind(MessageReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlMessageReader(database, files),
    [Database, FileViews],
  );
  bind(ConversationReader).toResolvedValue(
    (database: Database, files: FileViews, clock: Clock) => new SqlConversationReader(database, files, clock),
    [Database, FileViews, Clock],
  );
  bind(PresenceAudience).toResolvedValue(
    (database: Database) => new SqlPresenceAudience(database),
    [Database],
  );
  bind(InMemoryPresence).toResolvedValue(
    (
      audience: PresenceAudience,
      lastSeen: LastSeenTimes,
      publisher: FramePublisher,
      ids: Ids,
      clock: Clock,
    ) => new InMemoryPresence({ audience, lastSeen, publisher, ids, clock }),
    [PresenceAudience, LastSeenTimes, FramePublisher, Ids, Clock],
  );
  bind(PreparedPushes).toConstantValue(new PreparedPushes());
  bind(PresenceTracker).toService(InMemoryPresence);
  bind(InMemoryTyping).toResolvedValue(
    (recipients: Recipients, publisher: FramePublisher, online: OnlineUsers, ids: Ids, clock: Clock) =>
      new InMemoryTyping({ recipients, publisher, online, ids, clock }),
    [Recipients, FramePublisher, OnlineUsers, Ids, Clock],
  );
  bind(Typing).toService(InMemoryTyping);
  bind(InMemoryHighWaterMarks).toResolvedValue(
    (recipients: Recipients, publisher: FramePublisher, ids: Ids, clock: Clock) =>
      new InMemoryHighWaterMarks({ recipients, publisher, ids, clock }),
    [Recipients, FramePublisher, Ids, Clock],
  );
  bind(HighWaterMarks).toService(InMemoryHighWaterMarks);
  bind(DirectConversations).toResolvedValue(
    (database: Database) => new SqlDirectConversations(database),
    [Database],
  );
  bind(DirectMessageTargets).toResolvedValue(
    (database: Database, relations: Relations) => new SqlDirectMessageTargets(database, relations),
    [Database, Relations],
  );
  bind(Invitees).toResolvedValue((database: Database) => new SqlInvitees(database), [Database]);
  bind(RoomAccess).toResolvedValue(
    (database: Database, clock: Clock) => new SqlRoomAccess(database, clock),
    [Database, Clock],
  );
  bind(Bans).toResolvedValue((database: Database) => new SqlBans(database), [Database]);
  bind(RoomReader).toResolvedValue(
    (database: Database, files: FileViews, clock: Clock) => new SqlRoomReader(database, files, clock),
    [Database, FileViews, Clock],
  );
  bind(InviteReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlInviteReader(database, files),
    [Database, FileViews],
  );
  bind(RoomAudience).toResolvedValue(
    (database: Database, files: FileViews) => new SqlRoomAudience(database, files),
    [Database, FileViews],
  );
  bind(MessagingPurge).toResolvedValue((database: Database) => new SqlMessagingPurge(database), [Database]);
  bind(Successors).toResolvedValue((database: Database) => new SqlSuccessors(database), [Database]);
});
