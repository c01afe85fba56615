import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Edit, Inbox, Users } from 'react-feather';
import { pages } from '../shell/queries.ts';
import { Store, useStore } from '../shell/store.ts';
import { ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Hidden, layout } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { ConversationCard } from './conversation-card.tsx';
import { type Filter, filters, isListed } from './filters.ts';
import styles from './messages.module.css';
import { nextUnread } from './rows.ts';
import { Unsent } from './unsent.tsx';
import { messageWords } from './words.ts';
import { MorePeople } from './write-button.tsx';

/** What is listed, and how far it is scrolled, stays while one goes from one to the next. */
const filter = new Store<Filter>('all');
let scrolled = 0;
const list = pages('messaging.list-conversations', { limit: 30 });

/** Beside the conversations stands what is open; on a narrow window one or the other. */
export function MessagesFrame({ children }: { children?: ReactNode }) {
  const isList = children === undefined;
  useNextUnread();
  return (
    <div data-fill className={styles.columns} data-open={isList ? 'no' : 'yes'}>
      <Side isAlone={isList} />
      <div className={styles.page}>{children ?? <Choose />}</div>
    </div>
  );
}

function Choose() {
  const words = useWords(messageWords);
  return (
    <Empty title={words.choose}>
      <p>{words.chooseText}</p>
    </Empty>
  );
}

/** Alt and an arrow lead to the next conversation with unread messages. */
function useNextUnread(): void {
  const { data } = useInfiniteQuery(list);
  const { conversationId } = useParams({ strict: false });
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      const all = data?.pages.flatMap(({ items }) => items) ?? [];
      const next = nextUnread(all, conversationId, event.key === 'ArrowDown' ? 1 : -1);
      if (next) void navigate({ to: '/messages/$conversationId', params: { conversationId: next } });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [data, conversationId, navigate]);
}

function Side({ isAlone }: { isAlone: boolean }) {
  const words = useWords(messageWords);
  const show = useStore(filter);
  const side = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (side.current) side.current.scrollTop = scrolled;
  }, []);
  const conversations = useInfiniteQuery(list);
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const Heading = isAlone ? 'h1' : 'h2';
  return (
    <section
      ref={side}
      className={styles.side}
      aria-label={words.conversations}
      onScroll={({ currentTarget }) => {
        scrolled = currentTarget.scrollTop;
      }}
    >
      <div className={styles.top}>
        <Heading>{words.messages}</Heading>
        <Links />
      </div>
      <search>
        <TextField
          label={words.search}
          hideLabel
          placeholder={words.search}
          type="search"
          maxLength={100}
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
      </search>
      <fieldset className={styles.filters} aria-label={words.shown}>
        {filters.map((one) => (
          <button key={one} type="button" aria-pressed={one === show} onClick={() => filter.set(one)}>
            {words.filters[one]}
          </button>
        ))}
      </fieldset>
      <Unsent />
      <Infinite of={conversations} empty={<NoneYet />}>
        {(rows) => {
          const shown = rows.filter((row) => isListed(row, show, wanted));
          if (shown.length === 0) return <p className={layout.muted}>{words.noneFound}</p>;
          return (
            <ul>
              {shown.map((one) => (
                <li key={one.id}>
                  <ConversationCard card={one} />
                </li>
              ))}
            </ul>
          );
        }}
      </Infinite>
      {wanted !== '' && <MorePeople q={wanted} />}
    </section>
  );
}

function Links() {
  const words = useWords(messageWords);
  const size = 18;
  return (
    <nav className={styles.links} aria-label={words.messages}>
      <ButtonLink to="/messages/new" look="primary">
        <Edit aria-hidden="true" size={size} />
        <Hidden>{words.newMessage}</Hidden>
      </ButtonLink>
      <ButtonLink to="/messages/rooms">
        <Users aria-hidden="true" size={size} />
        <Hidden>{words.discoverRooms}</Hidden>
      </ButtonLink>
      <ButtonLink to="/messages/requests">
        <Inbox aria-hidden="true" size={size} />
        <Hidden>{words.requests}</Hidden>
      </ButtonLink>
    </nav>
  );
}

function NoneYet() {
  const words = useWords(messageWords);
  return (
    <Empty title={words.empty}>
      <p>{words.emptyText}</p>
      <ButtonLink to="/messages/new" look="primary">
        {words.newMessage}
      </ButtonLink>
      <ButtonLink to="/messages/rooms">{words.discoverRooms}</ButtonLink>
    </Empty>
  );
}
