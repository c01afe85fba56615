import { ContainerModule } from 'inversify';
import { Counters, EventRecorder } from '../../application/kernel/ports.ts';
import { FriendEdges, FriendRequests, SocialLists, SocialPurge } from '../../application/social/ports.ts';
import { Blocks } from '../../domain/social/block.ts';
import { Follows } from '../../domain/social/follow.ts';
import { Friendships } from '../../domain/social/friendship.ts';
import { Mutes } from '../../domain/social/mute.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlBlocks } from './sql/blocks.ts';
import { SqlFollows } from './sql/follows.ts';
import { SqlFriendEdges } from './sql/friend-edges.ts';
import { SqlFriendRequests } from './sql/friend-requests.ts';
import { SqlFriendships } from './sql/friendships.ts';
import { SqlSocialLists } from './sql/lists.ts';
import { SqlMutes } from './sql/mutes.ts';
import { SqlSocialPurge } from './sql/purge.ts';

export const socialModule = new ContainerModule(({ bind }) => {
  bind(Friendships).toResolvedValue((aggregates: Aggregates) => new SqlFriendships(aggregates), [Aggregates]);
  bind(Follows).toResolvedValue((database: Database) => new SqlFollows(database), [Database]);
  bind(Blocks).toResolvedValue((database: Database) => new SqlBlocks(database), [Database]);
  bind(Mutes).toResolvedValue((database: Database) => new SqlMutes(database), [Database]);
  bind(FriendEdges).toResolvedValue((database: Database) => new SqlFriendEdges(database), [Database]);
  bind(FriendRequests).toResolvedValue(
    (database: Database, files: FileViews) => new SqlFriendRequests(database, files),
    [Database, FileViews],
  );
  bind(SocialLists).toResolvedValue(
    (database: Database, files: FileViews) => new SqlSocialLists(database, files),
    [Database, FileViews],
  );
  bind(SocialPurge).toResolvedValue(
    (database: Database, counters: Counters, recorder: EventRecorder) =>
      new SqlSocialPurge(database, counters, recorder),
    [Database, Counters, EventRecorder],
  );
});
