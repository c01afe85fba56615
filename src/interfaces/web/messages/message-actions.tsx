import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Clock, Copy, CornerUpLeft, DollarSign, Edit2, Smile, Trash2 } from 'react-feather';
import type { Conversation } from '../../client/index.ts';
import { pages } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import buttonStyles from '../ui/button.module.css';
import { IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Confirm, Dialog } from '../ui/dialog.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { layout, Stack } from '../ui/layout.tsx';
import { Menu } from '../ui/menu.tsx';
import { ReactionPicker } from '../ui/reactions.tsx';
import { Time } from '../ui/time.tsx';
import { TipDialog } from '../wallet/card.tsx';
import { walletWords } from '../wallet/words.ts';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { reactionWords } from '../words/reactions.ts';
import { useRefusals } from '../words/refusals.ts';
import styles from './chat.module.css';
import type { Draft } from './draft.ts';
import { useReactTo } from './message-reactions.tsx';
import { type CardOfRows, isEditable, type SeenMessage } from './rows.ts';
import { messageWords } from './words.ts';

interface Props {
  readonly message: SeenMessage;
  readonly chat: Conversation;
  readonly card: CardOfRows;
  readonly onDraft: (draft: Draft) => void;
  /** Something of it is open, and must stay although the pointer is elsewhere. */
  readonly onOpenChange: (open: boolean) => void;
}

const size = 18;

/** What one can do with a message. */
export function MessageActions({ message, chat, card, onDraft, onOpenChange }: Props) {
  const words = useWords(messageWords);
  const shared = useWords(common);
  const reactions = useWords(reactionWords);
  const wallet = useWords(walletWords);
  const me = useMe();
  const react = useReactTo(chat, message);
  const [asks, setAsked] = useState<'delete' | 'history' | 'tip'>();
  const setAsks = (next: typeof asks) => {
    setAsked(next);
    onOpenChange(next !== undefined);
  };
  const isMine = message.sender.id === me.id;
  const isLeader = card.myRole === 'owner' || card.myRole === 'moderator';
  const copy = async () => {
    await navigator.clipboard.writeText(message.text);
    toast({ text: words.copied });
  };
  const canWrite = card.closedAt === null;
  return (
    <div className={styles.actions}>
      {canWrite && (
        <>
          <ReactionPicker
            className={classes(buttonStyles.button, buttonStyles.quiet, buttonStyles.icon)}
            label={reactions.react}
            onPick={react}
            onOpenChange={onOpenChange}
          >
            <Smile aria-hidden="true" size={size} />
          </ReactionPicker>
          <IconButton
            label={words.reply}
            icon={<CornerUpLeft aria-hidden="true" size={size} />}
            onClick={() => onDraft({ kind: 'reply', message })}
          />
        </>
      )}
      <Menu
        label={words.actions}
        onOpenChange={onOpenChange}
        items={[
          canWrite &&
            isEditable(message, me.id, Date.now()) && {
              label: shared.edit,
              icon: <Edit2 aria-hidden="true" size={size} />,
              onSelect: () => onDraft({ kind: 'edit', message }),
            },
          message.text !== '' && {
            label: words.copy,
            icon: <Copy aria-hidden="true" size={size} />,
            onSelect: () => void copy(),
          },
          message.editedAt !== null && {
            label: words.history,
            icon: <Clock aria-hidden="true" size={size} />,
            onSelect: () => setAsks('history'),
          },
          !isMine && {
            label: wallet.tip,
            icon: <DollarSign aria-hidden="true" size={size} />,
            onSelect: () => setAsks('tip'),
          },
          (isMine || isLeader) && {
            label: shared.delete,
            icon: <Trash2 aria-hidden="true" size={size} />,
            danger: true,
            onSelect: () => setAsks('delete'),
          },
        ]}
      />
      <Remove message={message} chat={chat} open={asks === 'delete'} onClose={() => setAsks(undefined)} />
      <TipDialog
        subject={{ kind: 'message', id: message.id, author: message.sender }}
        open={asks === 'tip'}
        onClose={() => setAsks(undefined)}
      />
      <Dialog open={asks === 'history'} onClose={() => setAsks(undefined)} title={words.historyOf}>
        <History messageId={message.id} />
      </Dialog>
    </div>
  );
}

type RemoveProps = Pick<Props, 'message' | 'chat'> & { readonly open: boolean; readonly onClose: () => void };

function Remove({ message, chat, open, onClose }: RemoveProps) {
  const words = useWords(messageWords);
  const shared = useWords(common);
  const inWords = useRefusals();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    await chat.delete(message.id).catch((error) => toast({ kind: 'error', text: inWords(error) }));
    setBusy(false);
    onClose();
  };
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={words.deleteTitle}
      text={words.deleteText}
      action={shared.delete}
      busy={busy}
      onConfirm={() => void remove()}
    />
  );
}

function History({ messageId }: { messageId: string }) {
  const edits = useInfiniteQuery({ ...pages('messaging.list-edits', { messageId }), staleTime: 0 });
  return (
    <Infinite of={edits}>
      {(rows) => (
        <ul className={layout.stack}>
          {rows.map(({ changeSeq, text, editedAt }) => (
            <li key={changeSeq}>
              <Stack className={layout.tight}>
                <p className={styles.text}>{text}</p>
                <span className={layout.hint}>
                  <Time at={editedAt} />
                </span>
              </Stack>
            </li>
          ))}
        </ul>
      )}
    </Infinite>
  );
}
