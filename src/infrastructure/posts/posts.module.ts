import { ContainerModule } from 'inversify';
import { FileAttachments } from '../../application/kernel/files.ts';
import { Counters, Ids, OnlineUsers, Watchers } from '../../application/kernel/ports.ts';
import {
  CommentReader,
  Mentions,
  PostAttachments,
  PostAudience,
  PostReader,
  PostsPurge,
  PostViews,
  PostWatchers,
  ReactionReader,
  Referable,
  Subjects,
} from '../../application/posts/ports.ts';
import { WatchersOfPosts } from '../../application/posts/watched.ts';
import { Comments } from '../../domain/posts/comment.ts';
import { Posts } from '../../domain/posts/post.ts';
import { Reactions } from '../../domain/posts/reaction.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlPostAttachments } from './sql/attachments.ts';
import { SqlPostAudience } from './sql/audience.ts';
import { SqlCommentReader } from './sql/comment-reader.ts';
import { SqlComments } from './sql/comments.ts';
import { SqlMentions } from './sql/mentions.ts';
import { SqlPostReader } from './sql/post-reader.ts';
import { SqlPostViews } from './sql/post-views.ts';
import { SqlPosts } from './sql/posts.ts';
import { SqlPostsPurge } from './sql/purge.ts';
import { SqlReactionReader } from './sql/reaction-reader.ts';
import { SqlReactions } from './sql/reactions.ts';
import { SqlReferable } from './sql/referable.ts';
import { SqlSubjects } from './sql/subjects.ts';
import { InMemoryPostWatchers } from './watchers.ts';

export const postsModule = new ContainerModule(({ bind }) => {
  bind(Posts).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlPosts(aggregates, database),
    [Aggregates, Database],
  );
  bind(Comments).toResolvedValue(
    (aggregates: Aggregates, database: Database, attachments: PostAttachments) =>
      new SqlComments(aggregates, database, attachments),
    [Aggregates, Database, PostAttachments],
  );
  bind(Reactions).toResolvedValue(
    (database: Database, ids: Ids) => new SqlReactions(database, ids),
    [Database, Ids],
  );
  bind(Subjects).toResolvedValue((database: Database) => new SqlSubjects(database), [Database]);
  bind(Mentions).toResolvedValue((database: Database) => new SqlMentions(database), [Database]);
  bind(PostViews).toResolvedValue((database: Database) => new SqlPostViews(database), [Database]);
  bind(PostReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlPostReader(database, files),
    [Database, FileViews],
  );
  bind(CommentReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlCommentReader(database, files),
    [Database, FileViews],
  );
  bind(PostAttachments).toResolvedValue(
    (database: Database, uses: FileAttachments) => new SqlPostAttachments(database, uses),
    [Database, FileAttachments],
  );
  bind(Referable).toResolvedValue((database: Database) => new SqlReferable(database), [Database]);
  bind(ReactionReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlReactionReader(database, files),
    [Database, FileViews],
  );
  bind(PostWatchers).toConstantValue(new InMemoryPostWatchers());
  bind(Watchers).toResolvedValue((audience: PostAudience) => new WatchersOfPosts(audience), [PostAudience]);
  bind(PostAudience).toResolvedValue(
    (database: Database, online: OnlineUsers, watchers: PostWatchers) =>
      new SqlPostAudience(database, online, watchers),
    [Database, OnlineUsers, PostWatchers],
  );
  bind(PostsPurge).toResolvedValue(
    (database: Database, counters: Counters, attachments: PostAttachments) =>
      new SqlPostsPurge(database, counters, attachments),
    [Database, Counters, PostAttachments],
  );
});
