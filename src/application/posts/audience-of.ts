import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import type { PostAudience } from './ports.ts';
import type { FramedComment, FramedPost } from './views.ts';

/** Who is pushed a frame about a post or one of its comments: nobody behind a block with a person in the frame. */
export const audienceOf = (
  audience: PostAudience,
  post: FramedPost,
  shown: Pick<FramedPost | FramedComment, 'author' | 'mentions'> = post,
): Promise<UserId[]> =>
  audience.online(
    {
      id: post.id as PostId,
      authorId: post.author.id as UserId,
      visibility: post.removed ? 'removed' : post.visibility,
    },
    [shown.author, ...shown.mentions].map(({ id }) => id as UserId),
  );
