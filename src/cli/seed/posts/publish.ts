import type { Actor } from '../../../application/kernel/operation.ts';
import type { Call } from '../pay.ts';
import type { Plan, Post } from '../plan.ts';
import type { Step } from '../story.ts';

interface Authors {
  readonly call: Call;
  readonly actor: (person: number) => Actor;
  readonly idOf: (shown: NonNullable<Post['shows']>) => string;
  /** The id of the photo of a post, if it has one. */
  readonly photo: (place: number) => Promise<string> | undefined;
}

export interface Published {
  readonly steps: readonly Step[];
  /** The id of a post, once it is published. */
  postId(place: number): string;
}

/** Posts with their comments, reactions and views. */
export function publish(
  { posts, comments, reactions }: Pick<Plan, 'posts' | 'comments' | 'reactions'>,
  { call, actor, idOf, photo }: Authors,
): Published {
  const postIds = new Map<number, string>();
  const commentIds = new Map<number, string>();
  const see = (post: number, by: number) =>
    call('posts.count-view', { postId: postIds.get(post)! }, actor(by));
  const steps = [
    ...posts.map(
      ({ author, text, visibility, shows, ago }, i): Step => ({
        ago,
        async run() {
          const fileId = await photo(i);
          const refs = shows ? [{ kind: shows.kind, id: idOf(shows) }] : [];
          const input = { text, visibility, refs, ...(fileId !== undefined && { fileIds: [fileId] }) };
          postIds.set(i, (await call('posts.create-post', input, actor(author))).id);
        },
      }),
    ),
    ...comments.map(
      ({ post, author, text, parent, ago }, i): Step => ({
        ago,
        async run() {
          await see(post, author);
          const reply = parent === undefined ? {} : { parentId: commentIds.get(parent)! };
          const input = { postId: postIds.get(post)!, text, ...reply };
          commentIds.set(i, (await call('posts.add-comment', input, actor(author))).id);
        },
      }),
    ),
    ...reactions.map(
      ({ post, by, kind, ago }): Step => ({
        ago,
        async run() {
          await see(post, by);
          await call('posts.react-to-post', { postId: postIds.get(post)!, kind }, actor(by));
        },
      }),
    ),
  ];
  return { steps, postId: (place) => postIds.get(place)! };
}
