import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { PostCard } from '../posts/card.tsx';
import { postWords } from '../posts/words.ts';
import { newPosts } from '../shell/new-posts.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages } from '../shell/queries.ts';
import { useMaybeMe } from '../shell/session.ts';
import { useStore } from '../shell/store.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { layout, Stack } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { Composer } from './composer.tsx';

const Welcome = lazy(() => import('./welcome.tsx'));

/** The feed of who is signed in; others are welcomed. */
export function HomePage() {
  const me = useMaybeMe();
  return me ? (
    <Feed />
  ) : (
    <Suspense>
      <Welcome />
    </Suspense>
  );
}

function Feed() {
  const words = useWords(postWords);
  const cache = useQueryClient();
  const home = pages('feed.read-home', { limit: 20 });
  const feed = useInfiniteQuery(home);
  const waiting = useStore(newPosts);
  usePageTitle(words.home);
  const show = async () => {
    newPosts.clear();
    // Only the newest page is read again: nobody waits for the pages far below.
    cache.setQueryData(
      home.queryKey,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    await feed.refetch();
    scrollTo({ top: 0 });
  };
  return (
    <Stack>
      <h1 className={layout.hidden}>{words.home}</h1>
      <Composer />
      <div role="status">
        {waiting.size > 0 && (
          <Button look="primary" onClick={() => void show()}>
            {words.newPosts(waiting.size)}
          </Button>
        )}
      </div>
      <Infinite
        of={feed}
        empty={
          <Empty title={words.emptyFeed}>
            <p>{words.emptyFeedText}</p>
            <ButtonLink to="/discover" look="primary">
              {words.toDiscover}
            </ButtonLink>
          </Empty>
        }
      >
        {(posts) => posts.map((post) => <PostCard key={post.id} post={post} />)}
      </Infinite>
    </Stack>
  );
}
