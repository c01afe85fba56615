import { z } from 'zod';
import { TooManyWatched, UseSocket } from '../../../domain/posts/errors.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { mostWatched, PostReader, PostWatchers } from '../ports.ts';
import { WatchedPost } from '../views.ts';

export const watchedIds = z
  .array(idField<PostId>())
  .min(1)
  .max(mostWatched)
  .transform((ids) => [...new Set(ids)]);

export const watch = query({
  name: 'posts.watch',
  summary: 'Get the changes of posts that your screen shows',
  description:
    'Over sockets only: until you unwatch them or this socket closes, you are pushed `post.updated`, `post.reacted`, ' +
    `\`post.deleted\` and \`comment.*\` of these posts. A socket watches at most ${mostWatched}. Posts that you may ` +
    'not see are not watched. The answer has those that are, as they are now: merge what changed since you read them.',
  access: 'signed-in',
  input: z.strictObject({ postIds: watchedIds.describe('Ids of posts') }),
  output: z
    .object({ items: z.array(WatchedPost).describe('The posts that are watched now, of those asked for') })
    .meta({ id: 'WatchedPosts', description: 'Posts that are watched' }),
  refuses: [UseSocket, TooManyWatched],
  overSockets: true,
  needs: { reader: PostReader, watchers: PostWatchers },
  async handle({ input: { postIds }, actor, meta: { connection } }, { reader, watchers }) {
    if (!connection) throw new UseSocket();
    // Watched before they are read: a change is in what is read, or is pushed. Each push asks who may see the post.
    const added = watchers.watch(connection, actor.id, postIds);
    if (!added) throw new TooManyWatched();
    let visible: ReadonlySet<string> = new Set();
    try {
      const items = await reader.watched(actor.id, postIds);
      visible = new Set(items.map(({ id }) => id));
      return { items };
    } finally {
      watchers.unwatch(
        connection,
        added.filter((id) => !visible.has(id)),
      );
    }
  },
});
