import { z } from 'zod';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { encodeCursor, pageInput, pageOf } from '../../kernel/page.ts';
import { ListedUser } from '../../kernel/public-user.ts';
import { PostView } from '../../posts/views.ts';
import { Explorer, type PostId } from '../ports.ts';

// The ranking changes while someone pages through it, so the cursor carries the rest of the ranking: no post repeats.
const rest = z.array(idField<PostId>()).min(1).max(100);

const ExploreView = z
  .object({
    posts: pageOf(PostView).describe('Posts by recent engagement'),
    users: z.array(ListedUser).describe('Suggested people, best first'),
  })
  .meta({ id: 'Explore', description: 'Posts and people to discover' });

export const explore = query({
  name: 'feed.explore',
  summary: 'Posts and people to discover',
  description:
    'Posts by recent engagement, those of people near you first. Suggested people: with mutual friends, then popular.',
  access: 'signed-in',
  input: z.strictObject(pageInput(rest)),
  output: ExploreView,
  refuses: [],
  needs: { explorer: Explorer },
  async handle({ input: { limit, cursor }, actor }, { explorer }) {
    const ranked = cursor ?? (await explorer.rank(actor.id));
    const [items, users] = await Promise.all([
      explorer.posts(actor.id, ranked.slice(0, limit)),
      explorer.users(actor.id),
    ]);
    const left = ranked.slice(limit);
    return { posts: { items, nextCursor: left.length === 0 ? null : encodeCursor(left) }, users };
  },
});
