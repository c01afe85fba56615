import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CheckCircle, Settings, Users } from 'react-feather';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { NotificationRow } from './notification-row.tsx';
import styles from './notifications.module.css';
import { notificationWords } from './words.ts';

const route = getRouteApi('/notifications');

/** What has happened, the newest first. */
export function NotificationsPage() {
  const words = useWords(notificationWords);
  const { show } = route.useSearch();
  const list = useInfiniteQuery(pages('notifications.list', { limit: 30, ...(show && { unread: true }) }));
  usePageTitle(words.notifications);
  const readAll = useCommand('notifications.mark-read', {
    refreshes: ['notifications.list', 'identity.get-inbox-counts'],
  });
  const size = 18;
  return (
    <Stack>
      <Row className={`${layout.wrap} ${layout.spread}`}>
        <h1>{words.notifications}</h1>
        <Row className={layout.wrap}>
          <Button busy={readAll.isPending} onClick={() => readAll.mutate({})}>
            <CheckCircle aria-hidden="true" size={size} />
            {words.allRead}
          </Button>
          <ButtonLink to="/people/requests" look="quiet">
            <Users aria-hidden="true" size={size} />
            {words.requests}
          </ButtonLink>
          <ButtonLink to="/settings/notifications" look="quiet">
            <Settings aria-hidden="true" size={size} />
            {words.preferences}
          </ButtonLink>
        </Row>
      </Row>
      <nav className={styles.filters} aria-label={words.shown}>
        <Link to="/notifications" search={{}} aria-current={show ? undefined : 'page'}>
          {words.filters.all}
        </Link>
        <Link to="/notifications" search={{ show: 'unread' }} aria-current={show ? 'page' : undefined}>
          {words.filters.unread}
        </Link>
      </nav>
      <Infinite
        of={list}
        empty={
          <Empty title={words.empty}>
            <p>{words.emptyText}</p>
            <ButtonLink to="/discover" look="primary">
              {words.discover}
            </ButtonLink>
          </Empty>
        }
      >
        {(rows) => (
          <ul className={styles.list}>
            {rows.map((one) => (
              <li key={one.id}>
                <NotificationRow notification={one} />
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Stack>
  );
}
