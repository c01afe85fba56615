import { ContainerModule } from 'inversify';
import { FileUses } from '../../application/kernel/files.ts';
import { Counters, Ids, OnlineUsers } from '../../application/kernel/ports.ts';
import {
  CommentReader,
  Mentions,
  PostAudience,
  PostReader,
  PostsPurge,
  PostViews,
  ReactionReader,
  Referable,
  Shows,
  Subjects,
} from '../../application/posts/ports.ts';
import { Comments } from '../../domain/posts/comment.ts';
import { Posts } from '../../domain/posts/post.ts';
import { Reactions } from '../../domain/posts/reaction.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { ShownFiles } from '../media/media.read.ts';
import { SqlComments, SqlMentions, SqlPosts, SqlPostViews, SqlSubjects } from './sql.ts';
import { SqlPostAudience } from './sql-audience.ts';
import { SqlCommentReader } from './sql-comment-reader.ts';
import { SqlPostReader } from './sql-post-reader.ts';
import { SqlPostsPurge } from './sql-purge.ts';
import { SqlReactionReader, SqlReactions } from './sql-reactions.ts';
import { SqlReferable } from './sql-referable.ts';
import { SqlShows } from './sql-shows.ts';

export const postsModule = new ContainerModule(({ bind }) => {
  bind(Posts).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlPosts(aggregates, database),
    [Aggregates, Database],
  );
  bind(Comments).toResolvedValue(
    (aggregates: Aggregates, database: Database, shows: Shows) =>
      new SqlComments(aggregates, database, shows),
    [Aggregates, Database, Shows],
  );
  bind(Reactions).toResolvedValue(
    (database: Database, ids: Ids) => new SqlReactions(database, ids),
    [Database, Ids],
  );
  bind(Subjects).toResolvedValue((database: Database) => new SqlSubjects(database), [Database]);
  bind(Mentions).toResolvedValue((database: Database) => new SqlMentions(database), [Database]);
  bind(PostViews).toResolvedValue((database: Database) => new SqlPostViews(database), [Database]);
  bind(PostReader).toResolvedValue(
    (database: Database, files: ShownFiles) => new SqlPostReader(database, files),
    [Database, ShownFiles],
  );
  bind(CommentReader).toResolvedValue(
    (database: Database, files: ShownFiles) => new SqlCommentReader(database, files),
    [Database, ShownFiles],
  );
  bind(Shows).toResolvedValue(
    (database: Database, uses: FileUses) => new SqlShows(database, uses),
    [Database, FileUses],
  );
  bind(Referable).toResolvedValue((database: Database) => new SqlReferable(database), [Database]);
  bind(ReactionReader).toResolvedValue((database: Database) => new SqlReactionReader(database), [Database]);
  bind(PostAudience).toResolvedValue(
    (database: Database, online: OnlineUsers) => new SqlPostAudience(database, online),
    [Database, OnlineUsers],
  );
  bind(PostsPurge).toResolvedValue(
    (database: Database, counters: Counters, shows: Shows) => new SqlPostsPurge(database, counters, shows),
    [Database, Counters, Shows],
  );
});
