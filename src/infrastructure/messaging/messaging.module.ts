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
  Acquaintances,
  Addressees,
  Attachments,
  ConversationReader,
  Directs,
  Doors,
  Heads,
  Heirs,
  Invitees,
  MentionedMembers,
  MessageReader,
  Readers,
  ReadMarks,
  Referable,
  SentMessages,
  Typing,
  Writers,
} from '../../application/messaging/ports.ts';
import { PreparedPushes } from '../../application/messaging/prepared-pushes.ts';
import {
  InviteReader,
  MessagingPurge,
  RoomAudience,
  RoomLists,
} from '../../application/messaging/room-ports.ts';
import { Bans } from '../../domain/messaging/ban.ts';
import { Invites } from '../../domain/messaging/invite.ts';
import { Memberships } from '../../domain/messaging/membership.ts';
import { MessageEdits, MessageReactions, Messages } from '../../domain/messaging/message.ts';
import { Rooms } from '../../domain/messaging/room.ts';
import { Timelines } from '../../domain/messaging/timeline.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { ShownFiles } from '../media/media.read.ts';
import { MemoryHeads } from './memory-heads.ts';
import { MemoryPresence } from './memory-presence.ts';
import { MemoryTyping } from './memory-typing.ts';
import { SqlInvites, SqlMessages, SqlRooms } from './sql.ts';
import { SqlAcquaintances } from './sql-acquaintances.ts';
import { SqlAttachments } from './sql-attachments.ts';
import { SqlBans } from './sql-bans.ts';
import { SqlConversationReader } from './sql-conversation-reader.ts';
import { SqlInviteReader } from './sql-invite-reader.ts';
import { SqlMemberships } from './sql-memberships.ts';
import { SqlMessageEdits, SqlMessageReactions } from './sql-message-history.ts';
import { SqlMessageReader } from './sql-message-reader.ts';
import { SqlAddressees, SqlDirects, SqlDoors, SqlHeirs, SqlInvitees } from './sql-people.ts';
import { SqlMessagingPurge } from './sql-purge.ts';
import { SqlReaders, SqlReadMarks } from './sql-readers.ts';
import { SqlReferable } from './sql-referable.ts';
import { SqlRoomAudience } from './sql-room-audience.ts';
import { SqlRoomLists } from './sql-room-lists.ts';
import { SqlTimelines } from './sql-timelines.ts';
import { SqlMentionedMembers, SqlSentMessages, SqlWriters } from './sql-writers.ts';

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
  bind(Timelines).toResolvedValue((database: Database) => new SqlTimelines(database), [Database]);
  bind(Memberships).toResolvedValue((database: Database) => new SqlMemberships(database), [Database]);
  bind(Writers).toResolvedValue((database: Database) => new SqlWriters(database), [Database]);
  bind(SentMessages).toResolvedValue((database: Database) => new SqlSentMessages(database), [Database]);
  bind(MentionedMembers).toResolvedValue(
    (database: Database) => new SqlMentionedMembers(database),
    [Database],
  );
  bind(Readers).toResolvedValue((database: Database) => new SqlReaders(database), [Database]);
  bind(ReadMarks).toResolvedValue((database: Database) => new SqlReadMarks(database), [Database]);
  bind(Attachments).toResolvedValue(
    (uses: FileUses, files: ShownFiles) => new SqlAttachments(uses, files),
    [FileUses, ShownFiles],
  );
  bind(Referable).toResolvedValue(
    (database: Database, files: ShownFiles) => new SqlReferable(database, files),
    [Database, ShownFiles],
  );
  bind(MessageReader).toResolvedValue(
    (database: Database, files: ShownFiles) => new SqlMessageReader(database, files),
    [Database, ShownFiles],
  );
  bind(ConversationReader).toResolvedValue(
    (database: Database, files: ShownFiles, clock: Clock) =>
      new SqlConversationReader(database, files, clock),
    [Database, ShownFiles, Clock],
  );
  bind(Acquaintances).toResolvedValue((database: Database) => new SqlAcquaintances(database), [Database]);
  bind(MemoryPresence).toResolvedValue(
    (
      acquaintances: Acquaintances,
      lastSeen: LastSeenTimes,
      publisher: FramePublisher,
      ids: Ids,
      clock: Clock,
    ) => new MemoryPresence({ acquaintances, lastSeen, publisher, ids, clock }),
    [Acquaintances, LastSeenTimes, FramePublisher, Ids, Clock],
  );
  bind(PreparedPushes).toConstantValue(new PreparedPushes());
  bind(PresenceTracker).toService(MemoryPresence);
  bind(MemoryTyping).toResolvedValue(
    (readers: Readers, publisher: FramePublisher, online: OnlineUsers, ids: Ids, clock: Clock) =>
      new MemoryTyping({ readers, publisher, online, ids, clock }),
    [Readers, FramePublisher, OnlineUsers, Ids, Clock],
  );
  bind(Typing).toService(MemoryTyping);
  bind(MemoryHeads).toResolvedValue(
    (readers: Readers, publisher: FramePublisher, ids: Ids, clock: Clock) =>
      new MemoryHeads({ readers, publisher, ids, clock }),
    [Readers, FramePublisher, Ids, Clock],
  );
  bind(Heads).toService(MemoryHeads);
  bind(Directs).toResolvedValue((database: Database) => new SqlDirects(database), [Database]);
  bind(Addressees).toResolvedValue(
    (database: Database, relations: Relations) => new SqlAddressees(database, relations),
    [Database, Relations],
  );
  bind(Invitees).toResolvedValue((database: Database) => new SqlInvitees(database), [Database]);
  bind(Doors).toResolvedValue(
    (database: Database, clock: Clock) => new SqlDoors(database, clock),
    [Database, Clock],
  );
  bind(Bans).toResolvedValue((database: Database) => new SqlBans(database), [Database]);
  bind(RoomLists).toResolvedValue(
    (database: Database, clock: Clock) => new SqlRoomLists(database, clock),
    [Database, Clock],
  );
  bind(InviteReader).toResolvedValue((database: Database) => new SqlInviteReader(database), [Database]);
  bind(RoomAudience).toResolvedValue((database: Database) => new SqlRoomAudience(database), [Database]);
  bind(MessagingPurge).toResolvedValue((database: Database) => new SqlMessagingPurge(database), [Database]);
  bind(Heirs).toResolvedValue((database: Database) => new SqlHeirs(database), [Database]);
});
