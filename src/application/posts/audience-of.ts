import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import type { Recipients } from '../kernel/frame.ts';
import type { AnnouncedPost, PostAudience } from './ports.ts';
import type { FramedComment, FramedPost } from './views.ts';
import { watchedPost } from './watched.ts';

const announced = (post: FramedPost): AnnouncedPost => ({
  id: post.id as PostId,
  authorId: post.author.id as UserId,
  visibility: post.removed ? 'removed' : post.visibility,
});
const shownIn = ({ author, mentions }: Pick<FramedPost | FramedComment, 'author' | 'mentions'>) =>
  [author, ...mentions].map(({ id }) => id as UserId);

/** Who is pushed a change of a post or of one of its comments: nobody behind a block with a person in the frame. */
export const engagedIn = (
  audience: PostAudience,
  post: FramedPost,
  shown: Pick<FramedPost | FramedComment, 'author' | 'mentions'> = post,
): Promise<Recipients> => engagedWith(audience, announced(post), shownIn(shown));

export async function engagedWith(
  audience: PostAudience,
  post: AnnouncedPost,
  shownIds: readonly UserId[],
): Promise<Recipients> {
  return { to: await audience.engaged(post, shownIds), watched: watchedPost({ post, shownIds }) };
}

/** Who is pushed a new post. */
export const followingOf = (audience: PostAudience, post: FramedPost): Promise<Recipients> =>
  followingWith(audience, announced(post), shownIn(post));

export async function followingWith(
  audience: PostAudience,
  post: AnnouncedPost,
  shownIds: readonly UserId[],
): Promise<Recipients> {
  return { to: await audience.following(post, shownIds), watched: watchedPost({ post, shownIds }) };
}

/** They are not told. */
export const without = (exceptId: UserId, { to, watched }: Recipients): Recipients => ({
  to: to.filter((id) => id !== exceptId),
  ...(watched && { watched: { ...watched, exceptId } }),
});
