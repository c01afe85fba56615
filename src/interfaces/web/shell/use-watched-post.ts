import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import type { Post, WatchedPost } from '../../client/index.ts';
import { mergeEverywhere } from './cache.ts';
import { client } from './client.ts';
import { query } from './queries.ts';

/** A screen above and one below what is in sight is watched too, so that it is up to date when it comes into sight. */
const margin = '100% 0px';

/**
 * Follows the changes of a post that this page shows: while the element is in sight, or without one as long as the page
 * shows the post.
 */
export function useWatchedPost(post: Post | undefined, element?: RefObject<HTMLElement | null>): void {
  const cache = useQueryClient();
  const id = post?.id;
  const shown = useRef(post);
  shown.current = post;
  useEffect(() => {
    if (id === undefined) return undefined;
    const since = Date.now();
    const watch = () => client.watchPosts([id], (now) => catchUp(cache, shown.current!, now, since));
    if (!element) return watch();
    let stop = () => {};
    const observer = new IntersectionObserver(
      (entries) => {
        stop();
        stop = entries.at(-1)?.isIntersecting ? watch() : () => {};
      },
      { rootMargin: margin },
    );
    observer.observe(element.current!);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [id, cache, element]);
}

/** Shows what has changed between the reading of a post and the beginning of its watching. */
function catchUp(cache: QueryClient, shown: Post, { id, ...now }: WatchedPost, since: number): void {
  mergeEverywhere(cache, id, { reactions: now.reactions, commentCount: now.commentCount });
  if (now.version !== shown.version) {
    const fresh = query('posts.get-post', { postId: id });
    void cache.prefetchQuery({ ...fresh, staleTime: 0 }).then(() => {
      const post = cache.getQueryData(fresh.queryKey);
      if (post) mergeEverywhere(cache, id, post);
    });
  }
  // Comments that were read before may be as old as the last visit of the page.
  void cache.invalidateQueries({
    queryKey: ['posts.list-comments', { postId: id }],
    predicate: ({ state }) =>
      now.commentCount !== shown.commentCount || (state.dataUpdatedAt > 0 && state.dataUpdatedAt < since),
  });
}
