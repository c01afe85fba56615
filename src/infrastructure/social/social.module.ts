import { ContainerModule } from 'inversify';
import { Counters } from '../../application/kernel/ports.ts';
import { FriendEdges, SocialLists, SocialPurge } from '../../application/social/ports.ts';
import { Blocks, Mutes } from '../../domain/social/blocks.ts';
import { Follows } from '../../domain/social/follows.ts';
import { Friendships } from '../../domain/social/friendship.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { SqlBlocks, SqlFollows, SqlFriendEdges, SqlFriendships, SqlMutes } from './sql.ts';
import { SqlSocialLists } from './sql-lists.ts';
import { SqlSocialPurge } from './sql-purge.ts';

export const socialModule = new ContainerModule(({ bind }) => {
  bind(Friendships).toResolvedValue((aggregates: Aggregates) => new SqlFriendships(aggregates), [Aggregates]);
  bind(Follows).toResolvedValue((database: Database) => new SqlFollows(database), [Database]);
  bind(Blocks).toResolvedValue((database: Database) => new SqlBlocks(database), [Database]);
  bind(Mutes).toResolvedValue((database: Database) => new SqlMutes(database), [Database]);
  bind(FriendEdges).toResolvedValue((database: Database) => new SqlFriendEdges(database), [Database]);
  bind(SocialLists).toResolvedValue((database: Database) => new SqlSocialLists(database), [Database]);
  bind(SocialPurge).toResolvedValue(
    (database: Database, counters: Counters) => new SqlSocialPurge(database, counters),
    [Database, Counters],
  );
});
