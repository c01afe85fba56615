import { ContainerModule } from 'inversify';
import { CardMessages } from '../../application/kernel/card-messages.ts';
import { FileAttachments } from '../../application/kernel/files.ts';
import type { Resolved } from '../../application/kernel/operation.ts';
import { Clock, FramePublisher, Ids } from '../../application/kernel/ports.ts';
import {
  Attachments,
  HighWaterMarks,
  MentionedMembers,
  MessageReader,
  MessageReferences,
  MessageTips,
  Recipients,
  Senders,
  SentMessages,
} from '../../application/messaging/messages/ports.ts';
import { PreparedPushes } from '../../application/messaging/messages/prepared-pushes.ts';
import { cardNeeds, SentCards } from '../../application/messaging/messages/sending/sent-cards.ts';
import { MessageEdits, MessageReactions, Messages } from '../../domain/messaging/messages.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlAttachments } from './messages/attachments.ts';
import { InMemoryHighWaterMarks } from './messages/high-water-marks.ts';
import { SqlMentionedMembers } from './messages/mentioned-members.ts';
import { SqlMessageEdits, SqlMessageReactions } from './messages/message-history.ts';
import { SqlMessageReader } from './messages/message-reader.ts';
import { SqlMessageReferences } from './messages/message-references.ts';
import { SqlMessageTips } from './messages/message-tips.ts';
import { SqlMessages } from './messages/messages.ts';
import { SqlRecipients } from './messages/recipients.ts';
import { SqlSenders } from './messages/senders.ts';
import { SqlSentMessages } from './messages/sent-messages.ts';

export const messagesModule = new ContainerModule(({ bind }) => {
  bind(Messages).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlMessages(aggregates, database),
    [Aggregates, Database],
  );
  bind(MessageEdits).toResolvedValue((database: Database) => new SqlMessageEdits(database), [Database]);
  bind(MessageReactions).toResolvedValue(
    (database: Database) => new SqlMessageReactions(database),
    [Database],
  );
  bind(Senders).toResolvedValue(
    (database: Database, files: FileViews) => new SqlSenders(database, files),
    [Database, FileViews],
  );
  bind(SentMessages).toResolvedValue(
    (database: Database, files: FileViews) => new SqlSentMessages(database, files),
    [Database, FileViews],
  );
  bind(MentionedMembers).toResolvedValue(
    (database: Database, files: FileViews) => new SqlMentionedMembers(database, files),
    [Database, FileViews],
  );
  bind(Recipients).toResolvedValue((database: Database) => new SqlRecipients(database), [Database]);
  bind(Attachments).toResolvedValue(
    (uses: FileAttachments, files: FileViews) => new SqlAttachments(uses, files),
    [FileAttachments, FileViews],
  );
  bind(MessageReferences).toResolvedValue(
    (database: Database, files: FileViews) => new SqlMessageReferences(database, files),
    [Database, FileViews],
  );
  bind(MessageTips).toResolvedValue((database: Database) => new SqlMessageTips(database), [Database]);
  bind(MessageReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlMessageReader(database, files),
    [Database, FileViews],
  );
  bind(CardMessages).toResolvedValue(
    (...ports: unknown[]) => new SentCards(named(ports)),
    Object.values(cardNeeds),
  );
  bind(PreparedPushes).toConstantValue(new PreparedPushes());
  bind(InMemoryHighWaterMarks).toResolvedValue(
    (recipients: Recipients, publisher: FramePublisher, ids: Ids, clock: Clock) =>
      new InMemoryHighWaterMarks({ recipients, publisher, ids, clock }),
    [Recipients, FramePublisher, Ids, Clock],
  );
  bind(HighWaterMarks).toService(InMemoryHighWaterMarks);
});

/** The ports under the names that `cardNeeds` gives them. */
const named = (ports: readonly unknown[]) =>
  Object.fromEntries(Object.keys(cardNeeds).map((name, i) => [name, ports[i]])) as Resolved<typeof cardNeeds>;
