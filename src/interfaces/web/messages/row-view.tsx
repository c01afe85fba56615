import { memo } from 'react';
import type { Conversation, Participant, QueuedMessage } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import type { FailedMessage } from '../shell/failed-message.ts';
import { language } from '../shell/settings.ts';
import { Store, useStore } from '../shell/store.ts';
import { forgetFailed, tryAgain } from '../shell/waiting.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { dateFormat } from '../ui/formats.ts';
import { layout } from '../ui/layout.tsx';
import { RichText } from '../ui/rich-text.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import styles from './chat.module.css';
import type { Draft } from './draft.ts';
import { MessageView } from './message.tsx';
import type { CardOfRows, Row } from './rows.ts';
import { messageWords } from './words.ts';

interface Props {
  readonly row: Row;
  readonly chat: Conversation;
  readonly card: CardOfRows;
  readonly readers: readonly Participant[];
  /** The `seq` of the message to which a link led. */
  readonly marked: number | undefined;
  readonly onDraft: (draft: Draft) => void;
}

/** One line of a chat. It is drawn again only when it changes, not with each message that arrives. */
export const RowView = memo(function RowView({ row, chat, card, readers, marked, onDraft }: Props) {
  const words = useWords(messageWords);
  switch (row.kind) {
    case 'day':
      return <Day at={row.at} />;
    case 'new':
      return <p className={styles.new}>{words.new}</p>;
    case 'hidden':
      return <p className={styles.tombstone}>{words.hiddenMessages(row.count)}</p>;
    case 'waiting':
      return <Waiting message={row.message} />;
    case 'failed':
      return <Failed failed={row.failed} chat={chat} />;
    default:
      return (
        <MessageView
          message={row.message}
          follows={row.follows}
          chat={chat}
          card={card}
          readers={readers}
          marked={row.message.seq === marked}
          onDraft={onDraft}
        />
      );
  }
});

function Day({ at }: { at: string }) {
  const locale = useStore(language);
  const day = dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return <h2 className={styles.day}>{day.format(new Date(at))}</h2>;
}

function Unsent({ message: { draft }, children }: { message: QueuedMessage; children: React.ReactNode }) {
  const words = useWords(messageWords);
  return (
    <div className={classes(styles.message, styles.mine, styles.unsent)}>
      <div className={styles.bubble}>
        {draft.text && (
          <p className={styles.text}>
            <RichText text={draft.text} />
          </p>
        )}
        {draft.fileIds && draft.fileIds.length > 0 && (
          <p className={layout.hint}>{words.files(draft.fileIds.length)}</p>
        )}
        {draft.refs && draft.refs.length > 0 && <p className={layout.hint}>{words.shared}</p>}
      </div>
      {children}
    </div>
  );
}

const connection = new Store(client.connection);
client.on('connection', (state) => connection.set(state));

function Waiting({ message }: { message: QueuedMessage }) {
  const words = useWords(messageWords);
  const isOpen = useStore(connection) === 'open';
  const locale = useStore(language);
  const { retryAt } = message;
  const time = dateFormat(locale, { timeStyle: 'medium' });
  return (
    <Unsent message={message}>
      <p className={styles.state} role={retryAt === undefined ? undefined : 'status'}>
        {!isOpen
          ? words.waits
          : retryAt === undefined
            ? words.sending
            : words.held(time.format(new Date(retryAt)))}
      </p>
    </Unsent>
  );
}

function Failed({ failed, chat }: { failed: FailedMessage; chat: Conversation }) {
  const words = useWords(messageWords);
  const { message, refusal } = failed;
  const why = useRefusals()(refusal);
  return (
    <Unsent message={message}>
      <p className={styles.failed} role="alert">
        {words.failed(why)}
      </p>
      <div className={styles.failedActions}>
        <Button look="quiet" onClick={() => tryAgain(chat, failed)}>
          {words.retry}
        </Button>
        <Button look="quiet" onClick={() => forgetFailed(message.clientId)}>
          {words.discard}
        </Button>
      </div>
    </Unsent>
  );
}
