import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../shell/page-title.ts';
import { query, useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { Failure, Note, NotThere, SkeletonList } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { AdminTabs } from './admin-tabs.tsx';
import type { Account } from './people-page.tsx';
import { refreshes, SuspendForm } from './suspend-form.tsx';
import { SuspensionText } from './suspension-text.tsx';
import { adminWords } from './words.ts';

const route = getRouteApi('/admin/people/$userId');

/** One person: whether they may write, and what to do about that. */
export function AdminPersonPage() {
  const words = useWords(adminWords);
  const nameOf = usePersonName();
  const me = useMe();
  const { userId } = route.useParams();
  const { data, error, refetch } = useQuery(query('identity.list-accounts', { q: userId, limit: 1 }));
  const account = data?.items[0];
  const title = account ? nameOf(account) : words.people;
  usePageTitle(title);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <SkeletonList count={2} />;
  if (!account) return <NotThere />;
  return (
    <Stack>
      <h1>{title}</h1>
      <AdminTabs />
      <Card>
        <PersonRow
          of={account}
          below={
            <>
              @{account.username} · {words.roles[account.role]} · {words.memberSince}{' '}
              <Time at={account.createdAt} />
            </>
          }
        />
      </Card>
      <SuspensionCard account={account} />
      {me.role === 'admin' && (
        <Row>
          <ButtonLink to="/admin/wallets/$userId" params={{ userId } as never}>
            {words.wallet}
          </ButtonLink>
        </Row>
      )}
      <Sessions account={account} />
    </Stack>
  );
}

function SuspensionCard({ account }: { account: Account }) {
  const words = useWords(adminWords);
  const { suspension } = account;
  const lift = useCommand('moderation.unsuspend-user', {
    refreshes,
    done: () => toast({ text: words.lifted }),
  });
  return (
    <Card>
      <Stack>
        <h2>{words.suspension}</h2>
        {suspension ? (
          <>
            <Note>
              <SuspensionText of={suspension} />: {suspension.reason}
            </Note>
            <Row>
              <Button busy={lift.isPending} onClick={() => lift.mutate({ userId: account.id })}>
                {words.lift}
              </Button>
            </Row>
          </>
        ) : (
          <p className={layout.muted}>{words.notSuspended}</p>
        )}
        <SuspendForm account={account} />
      </Stack>
    </Card>
  );
}

/** For a hijacked account. */
function Sessions({ account }: { account: Account }) {
  const words = useWords(adminWords);
  const { role } = useMe();
  const end = useCommand('identity.end-sessions-of', { done: () => toast({ text: words.sessionsEnded }) });
  if (role !== 'admin') return null;
  return (
    <Card>
      <Stack className={layout.small}>
        <h2>{words.sessions}</h2>
        <p className={layout.hint}>{words.endSessionsText}</p>
        <Row>
          <ConfirmButton
            title={words.endSessions}
            text={words.endSessionsText}
            action={words.endSessions}
            busy={end.isPending}
            onConfirm={() => end.mutate({ userId: account.id })}
          >
            {words.endSessions}
          </ConfirmButton>
        </Row>
      </Stack>
    </Card>
  );
}
