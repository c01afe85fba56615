import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../client/index.ts';
import { PersonCard } from '../people/card.tsx';
import { PostCard } from '../posts/card.tsx';
import { postWords } from '../posts/words.ts';
import { client } from '../shell/client.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';

/** Popular posts, and people to follow. */
export function DiscoverPage() {
  const words = useWords(postWords);
  const explore = useInfiniteQuery({
    queryKey: ['feed.explore', {}, 'pages'],
    queryFn: ({ signal, pageParam }) =>
      client.call(
        'feed.explore',
        { limit: 20, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ posts }: Output<'feed.explore'>) => posts.nextCursor,
  });
  usePageTitle(words.discover);
  const people = explore.data?.pages[0]?.users ?? [];
  const posts = { ...explore, data: explore.data && { pages: explore.data.pages.map((page) => page.posts) } };
  return (
    <Stack>
      <h1>{words.discover}</h1>
      {people.length > 0 && (
        <Card>
          <Stack>
            <h2>{words.people}</h2>
            <ul className={layout.stack}>
              {people.slice(0, 5).map((person) => (
                <li key={person.id}>
                  <PersonCard person={person} />
                </li>
              ))}
            </ul>
          </Stack>
        </Card>
      )}
      <h2>{words.popular}</h2>
      <Infinite of={posts} empty={<Empty title={words.nothingPopular} />}>
        {(rows) => rows.map((post) => <PostCard key={post.id} post={post} />)}
      </Infinite>
    </Stack>
  );
}
