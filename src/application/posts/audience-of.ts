import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import type { PostAudience } from './ports.ts';
import type { FramedComment, FramedPost } from './views.ts';

/** Who hears of a post now, or of what was said under it: only those who may meet everyone whom the frame shows. */
export const audienceOf = (
  audience: PostAudience,
  post: FramedPost,
  shown: Pick<FramedPost | FramedComment, 'author' | 'mentions'> = post,
): Promise<UserId[]> =>
  audience.online(
    { id: post.id as PostId, authorId: post.author.id as UserId, visibility: post.visibility },
    [shown.author, ...shown.mentions].map(({ id }) => id as UserId),
  );
