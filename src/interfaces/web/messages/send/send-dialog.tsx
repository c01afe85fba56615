import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import type { ConversationView, PublicUser } from '../../../client/index.ts';
import { FoundPeople } from '../../people/card.tsx';
import { pages, useCommand } from '../../shell/queries.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { layout, Row, Stack } from '../../ui/layout.tsx';
import { usePersonName } from '../../ui/person.tsx';
import { Note } from '../../ui/states.tsx';
import { common } from '../../words/common.ts';
import { useWords } from '../../words/languages.ts';
import { isListed } from '../filters.ts';
import { useConversationName } from '../use-name.ts';
import { contentOf, type Sendable } from './content.ts';
import { sendWords } from './words.ts';

export interface SendDialogProps {
  readonly thing: Sendable;
  readonly onClose: () => void;
}

/** Sends something to any number of conversations and people. */
export default function SendDialog({ thing, onClose }: SendDialogProps) {
  const shared = useWords(common);
  return (
    <Dialog open onClose={onClose} title={shared.sendTo}>
      <Targets thing={thing} />
    </Dialog>
  );
}

function Targets({ thing }: Pick<SendDialogProps, 'thing'>) {
  const words = useWords(sendWords);
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const conversations = useInfiniteQuery(pages('messaging.list-conversations', { limit: 30 }));
  const content = contentOf(thing, text.trim(), location.origin);
  return (
    <Stack>
      {thing.isPrivate && <Note>{words.onlyYou}</Note>}
      <TextField
        label={words.text}
        optional
        maxLength={3900}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <TextField
        label={words.find}
        type="search"
        maxLength={100}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      <Infinite of={conversations} empty={<p className={layout.muted}>{words.noConversations}</p>}>
        {(rows) => (
          <ul className={layout.stack}>
            {rows.filter(canWriteIn(wanted)).map((card) => (
              <li key={card.id}>
                <ConversationRow card={card} content={content} />
              </li>
            ))}
          </ul>
        )}
      </Infinite>
      {wanted !== '' && (
        <>
          <h3>{words.people}</h3>
          <FoundPeople q={wanted} action={(person) => <PersonButton person={person} content={content} />} />
        </>
      )}
    </Stack>
  );
}

type Content = ReturnType<typeof contentOf>;
type Listed = Omit<ConversationView, 'messages'>;
const canWriteIn = (q: string) => (card: Listed) =>
  card.closedAt === null && !card.request && isListed(card, 'all', q);

function ConversationRow({ card, content }: { card: Listed; content: Content }) {
  const name = useConversationName()(card);
  return (
    <Row>
      <Avatar of={{ name, username: name, avatarUrl: card.avatarUrl }} />
      <span className={layout.grow}>{name}</span>
      <SendOnce name={name} content={content} conversationId={async () => card.id} />
    </Row>
  );
}

function PersonButton({ person, content }: { person: PublicUser; content: Content }) {
  const name = usePersonName()(person);
  const open = useCommand('messaging.open-direct');
  const conversationId = async () => (await open.mutateAsync({ userId: person.id })).id;
  return <SendOnce name={name} content={content} conversationId={conversationId} />;
}

interface OnceProps {
  readonly name: string;
  readonly content: Content;
  readonly conversationId: () => Promise<string>;
}

/** One message for each press that leads to one: tried again, it is still the same. */
function SendOnce({ name, content, conversationId }: OnceProps) {
  const words = useWords(sendWords);
  const clientId = useRef(crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const send = useCommand('messaging.send-message', { refreshes: ['messaging.list-conversations'] });
  const press = async () => {
    setBusy(true);
    try {
      await send.mutateAsync({
        conversationId: await conversationId(),
        clientId: clientId.current,
        ...content,
      });
    } catch {
      // The commands have told why.
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      look={send.isSuccess ? 'quiet' : 'normal'}
      busy={busy}
      disabled={send.isSuccess}
      aria-label={send.isSuccess ? words.sentTo(name) : words.sendTo(name)}
      onClick={() => void press()}
    >
      {send.isSuccess ? words.sent : words.send}
    </Button>
  );
}
