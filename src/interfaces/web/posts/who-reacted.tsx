import { useInfiniteQuery } from '@tanstack/react-query';
import { pages } from '../shell/queries.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { layout } from '../ui/layout.tsx';
import { PersonRow } from '../ui/person.tsx';
import { emojis } from '../ui/reaction-kinds.ts';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { reactionWords } from '../words/reactions.ts';
import type { ReactionSubject } from './reaction-subject.ts';

/** Who reacted, and how, the newest first. */
export default function WhoReacted({ subject, onClose }: { subject: ReactionSubject; onClose(): void }) {
  const words = useWords(reactionWords);
  const { kind, id } = subject;
  const list = useInfiniteQuery(
    pages(`posts.list-${kind}-reactions`, { [`${kind}Id`]: id, limit: 50 } as never),
  );
  return (
    <Dialog open onClose={onClose} title={words.who}>
      <Infinite of={list} empty={<p className={layout.muted}>{words.nobody}</p>}>
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map(({ user, kind: reaction, at }) => (
              <li key={user.id}>
                <PersonRow of={user} below={<Time at={at} />}>
                  <span role="img" aria-label={words.kinds[reaction]} title={words.kinds[reaction]}>
                    {emojis[reaction]}
                  </span>
                </PersonRow>
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Dialog>
  );
}
