import {
  type ClipboardEvent,
  type DragEvent,
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Send, X } from 'react-feather';
import type { Conversation, ConversationView } from '../../client/index.ts';
import { type Thing, Things } from '../posts/card.tsx';
import { ImagesButton, SentFiles } from '../shell/sent-files.tsx';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { useUploads } from '../shell/use-uploads.ts';
import buttonStyles from '../ui/button.module.css';
import { Button, IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { TextArea } from '../ui/field.tsx';
import { layout } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import styles from './chat.module.css';
import { ComposerExtras } from './composer-extras.tsx';
import type { Draft } from './draft.ts';
import { drafts } from './drafts.ts';
import { useGist } from './gist.ts';
import { lastEditable } from './rows.ts';
import { useSend } from './use-send.ts';
import { messageWords } from './words.ts';

interface Props {
  readonly chat: Conversation;
  readonly card: ConversationView;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onSent: () => void;
}

const most = 10;

/** Writes messages: Enter sends, Shift and Enter begin a line, ↑ in the empty field edits the last message. */
export function Composer(props: Props) {
  const words = useWords(messageWords);
  if (props.card.closedAt !== null) return <p className={styles.closed}>{words.closedRoom}</p>;
  return <Writing {...props} />;
}

function Writing({ chat, card, draft, onDraft, onSent }: Props) {
  const words = useWords(messageWords);
  const me = useMe();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState(() => drafts.get(chat.id) ?? '');
  const [over, setOver] = useState(false);
  const [things, setThings] = useState<readonly Thing[]>([]);
  const uploads = useUploads(most);
  const send = useSend(chat);
  const edited = draft.kind === 'edit' ? draft.message : undefined;
  const write = (next: string) => {
    setText(next);
    if (!edited) drafts.set(chat.id, next);
  };
  useEffect(() => {
    setText(edited ? edited.text : (drafts.get(chat.id) ?? ''));
    if (draft.kind !== 'new') form.current?.querySelector('textarea')?.focus();
  }, [chat.id, draft.kind, edited]);
  const add = (files: Iterable<File>) => {
    if (!uploads.add(files)) toast({ kind: 'error', text: words.tooMany });
  };
  const isBare = uploads.files.length === 0 && things.length === 0;
  const isEmpty = text.trim() === '' && (edited !== undefined || isBare);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty || uploads.isBusy) return;
    send({ draft, text: text.trim(), fileIds: uploads.fileIds, things });
    if (!edited) {
      write('');
      uploads.clear();
      setThings([]);
      onSent();
    }
    onDraft({ kind: 'new' });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) submit(event);
    if (event.key === 'ArrowUp' && text === '' && draft.kind === 'new' && !event.altKey) {
      const message = lastEditable(chat.messages, me.id, Date.now());
      if (!message) return;
      event.preventDefault();
      onDraft({ kind: 'edit', message });
    }
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop' && !edited) add(event.dataTransfer.files);
  };
  const paste = ({ clipboardData }: ClipboardEvent) => {
    if (clipboardData.files.length > 0 && !edited) add(clipboardData.files);
  };
  return (
    <form
      ref={form}
      className={classes(styles.composer, over && styles.over)}
      onSubmit={submit}
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drag}
    >
      <Context draft={draft} onDraft={onDraft} />
      <SentFiles of={uploads} />
      {!edited && <Things of={things} onChange={setThings} />}
      <div className={styles.line}>
        {!edited && (
          <>
            <ImagesButton onFiles={add} />
            <ComposerExtras card={card} things={things} onThings={setThings} />
          </>
        )}
        <div className={layout.grow}>
          <TextArea
            label={words.write}
            hideLabel
            placeholder={words.writeHint}
            maxLength={4000}
            autoFocus={matchMedia('(hover: hover)').matches}
            value={text}
            onChange={({ target }) => {
              write(target.value);
              if (!edited && target.value !== '') chat.typing();
            }}
            onPaste={paste}
            onKeyDown={press}
          />
        </div>
        <Button
          type="submit"
          look="primary"
          className={buttonStyles.icon}
          aria-label={words.send}
          title={words.send}
          disabled={isEmpty || uploads.isBusy}
        >
          <Send aria-hidden="true" size={20} />
        </Button>
      </div>
    </form>
  );
}

/** What one replies to or edits. */
function Context({ draft, onDraft }: Pick<Props, 'draft' | 'onDraft'>) {
  const words = useWords(messageWords);
  const shared = useWords(common);
  const nameOf = usePersonName();
  const gist = useGist();
  if (draft.kind === 'new') return null;
  const isReply = draft.kind === 'reply';
  return (
    <div className={styles.context}>
      <div className={layout.grow}>
        <strong>{isReply ? words.replyTo(nameOf(draft.message.sender)) : words.editing}</strong>
        <span className={styles.excerpt}>{gist(draft.message)}</span>
      </div>
      <IconButton
        label={`${shared.cancel}: ${isReply ? words.stopReply : words.stopEditing}`}
        icon={<X aria-hidden="true" size={18} />}
        onClick={() => onDraft({ kind: 'new' })}
      />
    </div>
  );
}
