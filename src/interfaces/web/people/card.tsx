import type { ReactNode } from 'react';
import type { Output } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { Button } from '../ui/button.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { peopleWords } from './words.ts';

export { FoundPeople, PersonSearch } from './person-search.tsx';

export type ListedUser = Output<'feed.explore'>['users'][number];

/** A person in a list, with the button to follow them. */
export const PersonCard = ({ person, children }: { person: ListedUser; children?: ReactNode }) => (
  <PersonRow of={person}>
    <FollowButton person={person} />
    {children}
  </PersonRow>
);

type Related = Pick<ListedUser, 'id' | 'name' | 'username' | 'relation'>;

/** Follows or unfollows at once; of a private account it asks first. */
export function FollowButton({ person: { id, relation, ...person } }: { person: Related }) {
  const words = useWords(peopleWords);
  const me = useMe();
  const name = usePersonName()(person);
  const refreshes = ['identity.get-user', 'identity.get-user-by-username'] as const;
  const related = (change: Partial<Related['relation']>) => ({
    optimistic: (_input: unknown, cache: Parameters<typeof mergeEverywhere>[0]) =>
      mergeEverywhere(cache, id, (one: Partial<Related>) =>
        one.relation ? { relation: { ...one.relation, ...change } } : {},
      ),
    refreshes,
  });
  const follow = useCommand('social.follow-user', related({ following: true }));
  const unfollow = useCommand('social.unfollow-user', related({ following: false, followRequested: false }));
  if (id === me.id || relation.blocking) return null;
  const isOn = relation.following || relation.followRequested;
  return (
    <Button
      look={isOn ? 'normal' : 'primary'}
      aria-pressed={isOn}
      aria-label={isOn ? words.unfollow(name) : words.followThem(name)}
      onClick={() => (isOn ? unfollow : follow).mutate({ userId: id })}
    >
      {relation.following ? words.following : relation.followRequested ? words.requested : words.follow}
    </Button>
  );
}
