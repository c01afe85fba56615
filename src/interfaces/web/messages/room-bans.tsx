import { useInfiniteQuery } from '@tanstack/react-query';
import { pages, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { messageWords } from './words.ts';

/** Who is banned from a room. */
export function RoomBans({ roomId }: { roomId: string }) {
  const words = useWords(messageWords);
  const nameOf = usePersonName();
  const bans = useInfiniteQuery(pages('messaging.list-bans', { roomId, limit: 30 }));
  const unban = useCommand('messaging.unban', {
    refreshes: ['messaging.list-bans'],
    done: () => toast({ text: words.unbanned }),
  });
  return (
    <Card>
      <Stack>
        <h2>{words.bans}</h2>
        <Infinite of={bans} empty={<p className={layout.muted}>{words.noBans}</p>}>
          {(rows) => (
            <ul className={layout.stack}>
              {rows.map(({ user, by, reason, until }) => (
                <li key={user.id}>
                  <PersonRow
                    of={user}
                    below={
                      <>
                        {[by && words.bannedBy(nameOf(by)), reason].filter(Boolean).join(' · ')}
                        {until !== null && (
                          <>
                            {' '}
                            · {words.until} <Time at={until} />
                          </>
                        )}
                      </>
                    }
                  >
                    <Button busy={unban.isPending} onClick={() => unban.mutate({ roomId, userId: user.id })}>
                      {words.unban}
                    </Button>
                  </PersonRow>
                </li>
              ))}
            </ul>
          )}
        </Infinite>
      </Stack>
    </Card>
  );
}
