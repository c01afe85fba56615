import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import type { PostAudience } from './ports.ts';
import type { FramedPost } from './views.ts';

/** Who hears of a post now; with `writerId` only those who may meet who wrote under it. */
export const audienceOf = (audience: PostAudience, post: FramedPost, writerId?: UserId): Promise<UserId[]> =>
  audience.online(
    { id: post.id as PostId, authorId: post.author.id as UserId, visibility: post.visibility },
    writerId,
  );
