import { z } from 'zod';
import { UseSocket } from '../../../domain/posts/errors.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { PostWatchers } from '../ports.ts';
import { watchedIds } from './watch.ts';

export const unwatch = query({
  name: 'posts.unwatch',
  summary: 'Stop watching posts',
  description: 'Over sockets only. Posts that this socket does not watch are ignored.',
  access: 'signed-in',
  input: z.strictObject({ postIds: watchedIds.describe('Ids of posts') }),
  output: Nothing,
  refuses: [UseSocket],
  overSockets: true,
  needs: { watchers: PostWatchers },
  async handle({ input: { postIds }, meta: { connection } }, { watchers }) {
    if (!connection) throw new UseSocket();
    watchers.unwatch(connection, postIds);
    return nothing;
  },
});
