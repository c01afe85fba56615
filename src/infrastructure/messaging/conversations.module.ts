import { ContainerModule } from 'inversify';
import type { RateLimits } from '../../application/kernel/dispatcher.ts';
import { Clock } from '../../application/kernel/ports.ts';
import { Relations } from '../../application/kernel/relations.ts';
import {
  ChangedConversations,
  ConversationReader,
  DirectMessageTargets,
  InviteLimit,
  ReadMarks,
} from '../../application/messaging/conversations/ports.ts';
import { Conversations } from '../../domain/messaging/conversation.ts';
import { DirectConversations } from '../../domain/messaging/direct-conversation.ts';
import { Memberships } from '../../domain/messaging/membership.ts';
import { Database } from '../kernel/database/database.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlChangedConversations } from './conversations/changed-conversations.ts';
import { SqlConversationReader } from './conversations/conversation-reader.ts';
import { SqlConversations } from './conversations/conversations.ts';
import { SqlDirectConversations } from './conversations/direct-conversations.ts';
import { SqlDirectMessageTargets } from './conversations/direct-message-targets.ts';
import { RateLimitedInvites } from './conversations/invite-limit.ts';
import { SqlMemberships } from './conversations/memberships.ts';
import { SqlReadMarks } from './conversations/read-marks.ts';

/** `limits` count invites; null counts none. */
export const conversationsModule = (limits: RateLimits | null) =>
  new ContainerModule(({ bind }) => {
    bind(InviteLimit).toConstantValue(new RateLimitedInvites(limits));
    bind(Conversations).toResolvedValue((database: Database) => new SqlConversations(database), [Database]);
    bind(Memberships).toResolvedValue((database: Database) => new SqlMemberships(database), [Database]);
    bind(ReadMarks).toResolvedValue((database: Database) => new SqlReadMarks(database), [Database]);
    bind(ConversationReader).toResolvedValue(
      (database: Database, files: FileViews, clock: Clock) =>
        new SqlConversationReader(database, files, clock),
      [Database, FileViews, Clock],
    );
    bind(ChangedConversations).toResolvedValue(
      (database: Database) => new SqlChangedConversations(database),
      [Database],
    );
    bind(DirectConversations).toResolvedValue(
      (database: Database) => new SqlDirectConversations(database),
      [Database],
    );
    bind(DirectMessageTargets).toResolvedValue(
      (database: Database, relations: Relations) => new SqlDirectMessageTargets(database, relations),
      [Database, Relations],
    );
  });
