import type { UserId } from '../../domain/kernel/id.ts';
import type { Watched } from '../kernel/frame.ts';
import { Watchers } from '../kernel/ports.ts';
import type { AnnouncedPost, PostAudience } from './ports.ts';

interface WatchedPost {
  readonly post: AnnouncedPost;
  readonly shownIds: readonly UserId[];
  /** Who watches it and is not told. */
  readonly exceptId?: UserId;
}

/** For a frame about a post. */
export const watchedPost = (about: WatchedPost): Watched => ({ ...about });

export class WatchersOfPosts extends Watchers {
  readonly #audience: PostAudience;

  constructor(audience: PostAudience) {
    super();
    this.#audience = audience;
  }

  async of(watched: Watched): Promise<UserId[]> {
    const { post, shownIds, exceptId } = watched as unknown as WatchedPost;
    return (await this.#audience.watching(post, shownIds)).filter((id) => id !== exceptId);
  }
}
