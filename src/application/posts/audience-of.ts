import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import type { AnnouncedPost, PostAudience } from './ports.ts';
import type { FramedComment, FramedPost } from './views.ts';

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
): Promise<UserId[]> => audience.engaged(announced(post), shownIn(shown));

/** Who is pushed a new post. */
export const followingOf = (audience: PostAudience, post: FramedPost): Promise<UserId[]> =>
  audience.following(announced(post), shownIn(post));
