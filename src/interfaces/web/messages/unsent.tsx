import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client } from '../shell/client.ts';
import type { FailedMessage } from '../shell/failed-message.ts';
import { query } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { useStore } from '../shell/store.ts';
import { failed as failedStore, forgetFailed, tryAgain } from '../shell/waiting.ts';
import { Button } from '../ui/button.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import styles from './messages.module.css';
import { useConversationName } from './use-name.ts';
import { messageWords } from './words.ts';

/** What was refused while it waited, also in conversations that one can no longer open. */
export function Unsent() {
  const words = useWords(messageWords);
  const me = useMe();
  const all = useStore(failedStore).filter(({ message }) => message.userId === me.id);
  if (all.length === 0) return null;
  return (
    <section className={styles.unsent} aria-label={words.unsent}>
      <strong>{words.unsent}</strong>
      <ul className={layout.stack}>
        {all.map((one) => (
          <li key={one.message.clientId}>
            <UnsentMessage failed={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function UnsentMessage({ failed }: { failed: FailedMessage }) {
  const words = useWords(messageWords);
  const { message, refusal } = failed;
  const { conversationId, clientId, draft } = message;
  const why = useRefusals()(refusal);
  const nameOf = useConversationName();
  const { data: card } = useQuery({
    ...query('messaging.get-conversation', { conversationId }),
    retry: false,
  });
  return (
    <Stack className={layout.tight}>
      {card && (
        <Link to="/messages/$conversationId" params={{ conversationId }}>
          {nameOf(card)}
        </Link>
      )}
      <p>{draft.text}</p>
      {draft.fileIds && draft.fileIds.length > 0 && (
        <p className={layout.hint}>{words.files(draft.fileIds.length)}</p>
      )}
      <p className={layout.hint}>{words.failed(why)}</p>
      <Row>
        <Button look="quiet" onClick={() => tryAgain(client.conversation(conversationId), failed)}>
          {words.retry}
        </Button>
        <Button look="quiet" onClick={() => forgetFailed(clientId)}>
          {words.discard}
        </Button>
      </Row>
    </Stack>
  );
}
