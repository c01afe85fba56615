import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { OutfitCard } from '../outfits/card.tsx';
import { PostCard } from '../posts/card.tsx';
import { pages } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { ItemCard } from '../wardrobe/card.tsx';
import { useWords } from '../words/languages.ts';
import { PersonCard } from './card.tsx';
import { RemoveFollower } from './remove-follower.tsx';
import type { ProfileTab } from './tabs.ts';
import { peopleWords } from './words.ts';

function Posts({ userId }: { userId: string }) {
  const words = useWords(peopleWords);
  const posts = useInfiniteQuery(pages('posts.list-posts', { userId, limit: 20 }));
  return (
    <Infinite of={posts} empty={<Empty title={words.noPosts} />}>
      {(rows) => rows.map((post) => <PostCard key={post.id} post={post} />)}
    </Infinite>
  );
}

function Wardrobe({ userId }: { userId: string }) {
  const words = useWords(peopleWords);
  const items = useInfiniteQuery(pages('wardrobe.list-items', { userId, limit: 30 }));
  return (
    <Infinite of={items} empty={<Empty title={words.noItems} />}>
      {(rows) => <Grid of={rows}>{(item) => <ItemCard item={item} />}</Grid>}
    </Infinite>
  );
}

function Outfits({ userId }: { userId: string }) {
  const words = useWords(peopleWords);
  const outfits = useInfiniteQuery(pages('wardrobe.list-outfits', { userId, limit: 30 }));
  return (
    <Infinite of={outfits} empty={<Empty title={words.noOutfits} />}>
      {(rows) => <Grid of={rows}>{(outfit) => <OutfitCard outfit={outfit} />}</Grid>}
    </Infinite>
  );
}

function Grid<T extends { readonly id: string }>({
  of,
  children,
}: {
  of: readonly T[];
  children: (one: T) => ReactNode;
}) {
  return (
    <ul className={layout.grid}>
      {of.map((one) => (
        <li key={one.id}>{children(one)}</li>
      ))}
    </ul>
  );
}

const people = (name: 'social.list-followers' | 'social.list-following') =>
  function People({ userId }: { userId: string }) {
    const words = useWords(peopleWords);
    const me = useMe();
    const list = useInfiniteQuery(pages(name, { userId, limit: 30 }));
    const mayRemove = name === 'social.list-followers' && userId === me.id;
    return (
      <Infinite of={list} empty={<Empty title={words.noPeople} />}>
        {(rows) => (
          <Card>
            <ul className={layout.stack}>
              {rows.map((person) => (
                <li key={person.id}>
                  <PersonCard person={person}>{mayRemove && <RemoveFollower person={person} />}</PersonCard>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Infinite>
    );
  };

/** What a person shows, by the tab. */
export const lists: Readonly<Record<ProfileTab, (props: { userId: string }) => ReactNode>> = {
  posts: Posts,
  wardrobe: Wardrobe,
  outfits: Outfits,
  followers: people('social.list-followers'),
  following: people('social.list-following'),
};
