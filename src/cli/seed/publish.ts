import type { Actor } from '../../application/kernel/operation.ts';
import type { Call } from './pay.ts';
import type { Plan } from './plan.ts';

interface Authors {
  readonly call: Call;
  readonly actor: (person: number) => Actor;
  readonly wearIds: readonly string[];
  readonly outfitIds: readonly string[];
  readonly step: () => void;
}

/** Creates posts with their comments and reactions. Returns the posts' ids in the order of the plan. */
export async function publish(
  { posts, comments, reactions }: Pick<Plan, 'posts' | 'comments' | 'reactions'>,
  { call, actor, wearIds, outfitIds, step }: Authors,
): Promise<string[]> {
  const refIds = { wear: wearIds, outfit: outfitIds };
  const postIds: string[] = [];
  for (const { author, text, visibility, shows } of posts) {
    const refs = shows ? [{ kind: shows.kind, id: refIds[shows.kind][shows.place]! }] : [];
    postIds.push((await call('posts.create-post', { text, visibility, refs }, actor(author))).id);
    step();
  }
  const commentIds: string[] = [];
  for (const { post, author, text, parent } of comments) {
    const reply = parent === undefined ? {} : { parentId: commentIds[parent]! };
    const input = { postId: postIds[post]!, text, ...reply };
    commentIds.push((await call('posts.add-comment', input, actor(author))).id);
    step();
  }
  for (const { post, by, kind } of reactions) {
    await call('posts.react-to-post', { postId: postIds[post]!, kind }, actor(by));
    step();
  }
  return postIds;
}
