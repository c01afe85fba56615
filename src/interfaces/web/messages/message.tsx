import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Conversation, Participant } from '../../client/index.ts';
import { Refs } from '../posts/card.tsx';
import { useMe } from '../shell/session.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Avatar } from '../ui/avatar.tsx';
import { classes } from '../ui/classes.ts';
import { dateFormat } from '../ui/formats.ts';
import { PersonLink, usePersonName } from '../ui/person.tsx';
import { Picture } from '../ui/picture.tsx';
import { RichText } from '../ui/rich-text.tsx';
import { GiftCard } from '../wallet/card.tsx';
import { useWords } from '../words/languages.ts';
import styles from './chat.module.css';
import type { Draft } from './draft.ts';
import { LinkCards } from './link-cards.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageReactions } from './message-reactions.tsx';
import type { CardOfRows, SeenMessage } from './rows.ts';
import { messageWords } from './words.ts';

interface Props {
  readonly message: SeenMessage;
  readonly follows: boolean;
  readonly chat: Conversation;
  readonly card: CardOfRows;
  readonly readers: readonly Participant[];
  readonly marked: boolean;
  readonly onDraft: (draft: Draft) => void;
}

/** A message. What one can do with it appears when it is pointed at or has the focus. */
export function MessageView({ message, follows, chat, card, readers, marked, onDraft }: Props) {
  const nameOf = usePersonName();
  const me = useMe();
  const [isActive, setActive] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const isMine = message.sender.id === me.id;
  const isRoom = card.kind === 'room';
  const name = nameOf(message.sender);
  return (
    <article
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its actions appear with the focus
      tabIndex={0}
      aria-label={name}
      className={classes(
        styles.message,
        isMine && styles.mine,
        follows && styles.follows,
        marked && styles.marked,
      )}
      onPointerEnter={() => setActive(true)}
      onPointerLeave={() => setActive(false)}
      onFocus={() => setActive(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setActive(false);
      }}
    >
      {!isMine && isRoom && (
        <div className={styles.avatar}>{!follows && <Avatar of={message.sender} size="small" />}</div>
      )}
      <div className={styles.content}>
        {!isMine && isRoom && !follows && <PersonLink of={message.sender} />}
        <div className={styles.bubble}>
          <Content message={message} name={name} />
          <Meta message={message} isMine={isMine} card={card} readers={readers} />
        </div>
        {message.deletedAt === null && <MessageReactions message={message} chat={chat} />}
      </div>
      {(isActive || isOpen) && message.deletedAt === null && (
        <MessageActions message={message} chat={chat} card={card} onDraft={onDraft} onOpenChange={setOpen} />
      )}
    </article>
  );
}

function Content({ message, name }: { message: SeenMessage; name: string }) {
  const words = useWords(messageWords);
  const nameOf = usePersonName();
  const { repliedTo, files, refs, text, mentions, deletedAt, removed } = message;
  if (deletedAt !== null && !removed) return <p className={styles.tombstone}>{words.deleted}</p>;
  const gifts = refs.filter(({ kind }) => kind === 'envelope');
  return (
    <>
      {removed && <p className={styles.failed}>{words.removed}</p>}
      {repliedTo && (
        <Link to="/messages/to/$messageId" params={{ messageId: repliedTo.id }} className={styles.quote}>
          <strong>{nameOf(repliedTo.sender)}</strong>
          <span>{repliedTo.excerpt || words.image}</span>
        </Link>
      )}
      {text !== '' && (
        <p className={styles.text}>
          <RichText text={text} mentions={mentions} />
        </p>
      )}
      {files.length > 0 && (
        <div className={styles.files}>
          {files.map((file, i) => (
            <Picture key={file.id} file={file} alt={words.imageBy(name, i + 1)} cover={files.length > 1} />
          ))}
        </div>
      )}
      <Refs of={refs.filter(({ kind }) => kind !== 'envelope')} />
      {gifts.map(({ id }) => (
        <GiftCard key={id} envelopeId={id} />
      ))}
      <LinkCards text={text} />
    </>
  );
}

type MetaProps = Pick<Props, 'message' | 'card' | 'readers'> & { readonly isMine: boolean };

function Meta({ message, isMine, card, readers }: MetaProps) {
  const words = useWords(messageWords);
  const locale = useStore(language);
  const at = new Date(message.createdAt);
  const clock = dateFormat(locale, { timeStyle: 'short' }).format(at);
  const whole = dateFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);
  const read = isMine && message.deletedAt === null ? readState(message, card, readers) : undefined;
  return (
    <p className={styles.meta}>
      {message.tipCount > 0 && `${words.tips(message.tipCount)} · `}
      {message.editedAt !== null && `${words.edited} · `}
      <time dateTime={message.createdAt} title={whole}>
        {clock}
      </time>
      {read === 'read' && ` · ${words.read}`}
      {typeof read === 'number' && read > 0 && ` · ${words.readBy(read)}`}
    </p>
  );
}

/** In a room: by how many. Undefined where that is not shown. */
function readState(
  { seq }: SeenMessage,
  { kind, peerLastReadSeq }: CardOfRows,
  readers: readonly Participant[],
): 'read' | number | undefined {
  if (kind === 'room') return readers.filter(({ lastReadSeq = 0 }) => lastReadSeq >= seq).length;
  return peerLastReadSeq !== null && peerLastReadSeq >= seq ? 'read' : undefined;
}
