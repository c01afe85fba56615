import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Profile } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { query } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { RichText } from '../ui/rich-text.tsx';
import { Failure, SkeletonList } from '../ui/states.tsx';
import tabs from '../ui/tabs.module.css';
import { useWords } from '../words/languages.ts';
import { lists } from './lists.tsx';
import styles from './profile.module.css';
import { ProfileActions } from './profile-actions.tsx';
import { profileTabs } from './tabs.ts';
import { peopleWords } from './words.ts';

const route = getRouteApi('/people/$username');

/** A person: who they are, how you relate to them, and what they show you. */
export function ProfilePage() {
  const nameOf = usePersonName();
  const { username } = route.useParams();
  const { data: person, error, refetch } = useQuery(query('identity.get-user-by-username', { username }));
  usePageTitle(person ? nameOf(person) : `@${username}`);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!person) return <SkeletonList count={1} />;
  return (
    <Stack>
      <Head person={person} />
      {person.relation.blocking ? null : <Shown person={person} />}
    </Stack>
  );
}

function Head({ person }: { person: Profile }) {
  const words = useWords(peopleWords);
  const nameOf = usePersonName();
  const locale = useStore(language);
  const { counts, relation } = person;
  const since = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(
    new Date(person.createdAt),
  );
  const links = Object.values(person.links).filter((link) => link !== null);
  return (
    <Card>
      <Stack className={layout.small}>
        <div className={styles.head}>
          <Avatar of={person} size="large" />
          <div>
            <h1>{nameOf(person)}</h1>
            <p className={layout.muted}>
              @{person.username}
              {relation.followedBy && ` · ${words.followsYou}`}
            </p>
          </div>
        </div>
        {person.bio !== null && (
          <p className={styles.text}>
            <RichText text={person.bio} />
          </p>
        )}
        <p className={layout.hint}>{[person.location, words.joined(since)].filter(Boolean).join(' · ')}</p>
        {links.length > 0 && (
          <Row className={layout.wrap}>
            {links.map((link) => (
              <RichText key={link} text={link} />
            ))}
          </Row>
        )}
        <p>
          {[
            words.followers(counts.followers),
            words.follows(counts.following),
            words.friends(counts.friends),
          ].join(' · ')}
        </p>
        <ProfileActions person={person} />
      </Stack>
    </Card>
  );
}

function Shown({ person }: { person: Profile }) {
  const words = useWords(peopleWords);
  const { tab = 'posts' } = route.useSearch();
  const List = lists[tab];
  return (
    <>
      <nav className={tabs.tabs} aria-label={words.people}>
        {profileTabs.map((one) => (
          <Link
            key={one}
            to="/people/$username"
            params={{ username: person.username }}
            search={one === 'posts' ? {} : { tab: one }}
            aria-current={one === tab ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
            resetScroll={false}
          >
            {words.tabs[one]}
          </Link>
        ))}
      </nav>
      <List userId={person.id} />
    </>
  );
}
