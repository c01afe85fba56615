import { ContainerModule } from 'inversify';
import { Ids, Online, Tallies } from '../../application/kernel/ports.ts';
import {
  CommentReader,
  Mentions,
  PostAudience,
  PostReader,
  PostsPurge,
  PostViews,
  ReactionReader,
  Subjects,
} from '../../application/posts/ports.ts';
import { Comments } from '../../domain/posts/comment.ts';
import { Posts } from '../../domain/posts/post.ts';
import { Reactions } from '../../domain/posts/reaction.ts';
import { Aggregates } from '../kernel/aggregates.ts';
import { Database } from '../kernel/database.ts';
import { SqlComments, SqlMentions, SqlPosts, SqlPostViews, SqlSubjects } from './sql.ts';
import { SqlPostAudience } from './sql-audience.ts';
import { SqlCommentReader } from './sql-comment-reader.ts';
import { SqlPostReader } from './sql-post-reader.ts';
import { SqlPostsPurge } from './sql-purge.ts';
import { SqlReactionReader, SqlReactions } from './sql-reactions.ts';

export const postsModule = new ContainerModule(({ bind }) => {
  bind(Posts).toResolvedValue((aggregates: Aggregates) => new SqlPosts(aggregates), [Aggregates]);
  bind(Comments).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlComments(aggregates, database),
    [Aggregates, Database],
  );
  bind(Reactions).toResolvedValue(
    (database: Database, ids: Ids) => new SqlReactions(database, ids),
    [Database, Ids],
  );
  bind(Subjects).toResolvedValue((database: Database) => new SqlSubjects(database), [Database]);
  bind(Mentions).toResolvedValue((database: Database) => new SqlMentions(database), [Database]);
  bind(PostViews).toResolvedValue((database: Database) => new SqlPostViews(database), [Database]);
  bind(PostReader).toResolvedValue((database: Database) => new SqlPostReader(database), [Database]);
  bind(CommentReader).toResolvedValue((database: Database) => new SqlCommentReader(database), [Database]);
  bind(ReactionReader).toResolvedValue((database: Database) => new SqlReactionReader(database), [Database]);
  bind(PostAudience).toResolvedValue(
    (database: Database, online: Online) => new SqlPostAudience(database, online),
    [Database, Online],
  );
  bind(PostsPurge).toResolvedValue(
    (database: Database, tallies: Tallies) => new SqlPostsPurge(database, tallies),
    [Database, Tallies],
  );
});
