import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import type { ConversationView } from '../../client/index.ts';
import { pages } from '../shell/queries.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { JoinButton } from './join-button.tsx';
import { SidePage } from './page.tsx';
import { messageWords } from './words.ts';

const route = getRouteApi('/messages/rooms');

/** Public rooms, to look into and join. */
export function RoomsPage() {
  const words = useWords(messageWords);
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const wanted = useDeferredValue(q.trim());
  const rooms = useInfiniteQuery(
    pages('messaging.list-rooms', { limit: 30, ...(wanted !== '' && { q: wanted }) }),
  );
  return (
    <SidePage title={words.discoverRooms}>
      <search>
        <TextField
          label={words.searchRooms}
          type="search"
          maxLength={80}
          defaultValue={q}
          onChange={({ target }) =>
            void navigate({ search: target.value === '' ? {} : { q: target.value }, replace: true })
          }
        />
      </search>
      <Infinite
        of={rooms}
        empty={
          <Empty title={words.noRooms}>
            <p>{words.noRoomsText}</p>
            <ButtonLink to="/messages/new" look="primary">
              {words.createRoom}
            </ButtonLink>
          </Empty>
        }
      >
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map((room) => (
              <li key={room.id}>
                <RoomRow room={room} />
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </SidePage>
  );
}

type Listed = Omit<ConversationView, 'messages'>;

function RoomRow({ room }: { room: Listed }) {
  const words = useWords(messageWords);
  return (
    <Card>
      <Row>
        <Avatar of={{ name: room.title, username: room.title, avatarUrl: room.avatarUrl }} />
        <div className={layout.grow}>
          <h2>{room.title}</h2>
          {room.description !== '' && <p>{room.description}</p>}
          <p className={layout.hint}>{words.members(room.memberCount)}</p>
        </div>
        {room.myRole === null ? (
          <JoinButton room={room} />
        ) : (
          <ButtonLink to="/messages/$conversationId" params={{ conversationId: room.id }}>
            {words.toRoom}
          </ButtonLink>
        )}
      </Row>
    </Card>
  );
}
