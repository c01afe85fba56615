import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ArrowDown } from 'react-feather';
import type { Conversation, ConversationView, Participant } from '../../client/index.ts';
import { useMe } from '../shell/session.ts';
import { useStore } from '../shell/store.ts';
import { failed as failedStore, waiting as waitingStore } from '../shell/waiting.ts';
import { Button } from '../ui/button.tsx';
import { Hidden } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import styles from './chat.module.css';
import type { Draft } from './draft.ts';
import { useGist } from './gist.ts';
import { RowView } from './row-view.tsx';
import { isSeen, rowsOf, seqOf } from './rows.ts';
import { useReadMark } from './use-read-mark.ts';
import { messageWords } from './words.ts';

interface Props {
  readonly chat: Conversation;
  readonly card: ConversationView;
  readonly readers: readonly Participant[];
  readonly newAfter: number | undefined;
  readonly at: number | undefined;
  readonly onDraft: (draft: Draft) => void;
}

/** How near the end still counts as there, in pixels. */
const nearEnd = 80;

function useRows({ chat, newAfter }: Pick<Props, 'chat' | 'newAfter'>) {
  const me = useMe();
  const allWaiting = useStore(waitingStore);
  const allFailed = useStore(failedStore);
  const { messages, hasNewer } = chat;
  return useMemo(
    () =>
      rowsOf({
        me: me.id,
        messages,
        newAfter,
        waiting: hasNewer ? [] : allWaiting.filter((one) => one.conversationId === chat.id),
        failed: allFailed.filter(
          ({ message }) => message.conversationId === chat.id && message.userId === me.id,
        ),
      }),
    [me.id, messages, newAfter, allWaiting, allFailed, chat.id, hasNewer],
  );
}

/** The messages. Only those near what is in sight are in the page; older ones do not move what is read. */
export function Timeline({ chat, card, readers, newAfter, at, onDraft }: Props) {
  const words = useWords(messageWords);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows({ chat, newAfter });
  const { kind, myRole, closedAt, peerLastReadSeq } = card;
  const cardOfRows = useMemo(
    () => ({ kind, myRole, closedAt, peerLastReadSeq }),
    [kind, myRole, closedAt, peerLastReadSeq],
  );
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (rows[i]?.kind === 'message' ? 64 : 40),
    getItemKey: (i) => rows[i]!.key,
    overscan: 6,
    paddingEnd: 12,
    anchorTo: 'end',
    followOnAppend: !chat.hasNewer,
    scrollEndThreshold: nearEnd,
    useFlushSync: false,
  });
  const toEnd = () => list.scrollToEnd();
  const isPlaced = useStart({ rows, list, at });
  const { range } = list;
  usePaging(chat, isPlaced ? range : null, rows.length);
  useReadMark(chat, card.lastReadSeq, isPlaced ? lastSeqUpTo(rows, range?.endIndex) : undefined);
  const isAway = chat.hasNewer || (rows.length > 0 && !list.isAtEnd(4 * nearEnd));
  const tail = rows.at(-1)?.key;
  const isOwnTail = rows.at(-1)?.kind === 'waiting';
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each line that one adds oneself
  useEffect(() => {
    if (isOwnTail) toEnd();
  }, [tail, isOwnTail]);
  return (
    <div className={styles.timeline}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
      <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={words.timeline}>
        {rows.length === 0 && <p className={styles.none}>{words.noMessages}</p>}
        <ol className={styles.rows} style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ key, index, start }) => (
            <li
              key={key}
              ref={list.measureElement}
              data-index={index}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <RowView
                row={rows[index]!}
                card={cardOfRows}
                chat={chat}
                readers={readers}
                marked={at}
                onDraft={onDraft}
              />
            </li>
          ))}
        </ol>
      </section>
      {isAway && (
        <Button
          look="primary"
          className={styles.toEnd ?? ''}
          aria-label={[words.toNewest, card.unreadCount > 0 && words.unread(card.unreadCount)]
            .filter(Boolean)
            .join(', ')}
          title={words.toNewest}
          onClick={() => void chat.newest().then(toEnd)}
        >
          <ArrowDown aria-hidden="true" size={18} />
          {card.unreadCount > 0 && card.unreadCount}
        </Button>
      )}
      <Announce chat={chat} />
    </div>
  );
}

type Rows = ReturnType<typeof rowsOf>;
type Range = { readonly startIndex: number; readonly endIndex: number };

function lastSeqUpTo(rows: Rows, end: number | undefined): number | undefined {
  if (end === undefined) return undefined;
  return seqOf(rows.slice(0, end + 1).findLast((row) => seqOf(row) !== undefined));
}

interface Start {
  readonly rows: Rows;
  readonly list: {
    readonly range: Range | null;
    scrollToIndex(i: number, options: object): void;
    scrollToEnd(): void;
  };
  readonly at: number | undefined;
}

/** For so many frames the lines are measured, and the place is sought again. */
const mostFrames = 60;
/** It is reached when it stays in sight for so many. */
const steadyFrames = 3;

/**
 * Where it begins: at a message that was asked for, at the line above what is new, or at the end. Returns whether that
 * is reached: until then nothing is loaded around it, and nothing counts as read.
 */
function useStart({ rows, list, at }: Start): boolean {
  const began = useRef(false);
  const [isPlaced, setPlaced] = useState(false);
  useLayoutEffect(() => {
    if (began.current) return;
    began.current = true;
    const asked = at === undefined ? -1 : rows.findIndex((row) => seqOf(row) === at);
    const fresh = rows.findIndex(({ kind }) => kind === 'new');
    const target = asked >= 0 ? asked : fresh >= 0 ? fresh : rows.length - 1;
    const go = () =>
      asked >= 0
        ? list.scrollToIndex(target, { align: 'center' })
        : fresh >= 0
          ? list.scrollToIndex(target, { align: 'start' })
          : list.scrollToEnd();
    const seek = (left: number, steady: number) => {
      const { range } = list;
      const isThere = range !== null && range.startIndex <= target && target <= range.endIndex;
      if (!isThere) go();
      if (rows.length === 0 || left === 0 || steady === steadyFrames) setPlaced(true);
      else requestAnimationFrame(() => seek(left - 1, isThere ? steady + 1 : 0));
    };
    if (rows.length > 0) go();
    seek(mostFrames, 0);
  });
  return isPlaced;
}

/** How many lines before its end the next page is loaded. */
const ahead = 10;

/** Loads the next page before its end comes in sight. */
function usePaging(chat: Conversation, range: Range | null, count: number): void {
  const busy = useRef(false);
  const { startIndex, endIndex } = range ?? {};
  useEffect(() => {
    if (busy.current || startIndex === undefined || endIndex === undefined) return;
    const isNearStart = startIndex < ahead && chat.hasOlder;
    const isNearEnd = endIndex >= count - ahead && chat.hasNewer;
    if (!isNearStart && !isNearEnd) return;
    busy.current = true;
    // Without a connection it is tried again with the next movement.
    (isNearStart ? chat.older() : chat.newer())
      .catch(() => {})
      .finally(() => {
        busy.current = false;
      });
  }, [chat, startIndex, endIndex, count]);
}

/** Reads out what others write while the chat is open. */
function Announce({ chat }: { chat: Conversation }) {
  const me = useMe();
  const nameOf = usePersonName();
  const gist = useGist();
  const began = useRef(chat.messages.at(-1)?.seq ?? 0);
  const last = chat.messages.at(-1);
  const isTold = isSeen(last) && last.seq > began.current && last.sender.id !== me.id && !chat.hasNewer;
  return (
    <div role="status">
      <Hidden>{isTold && `${nameOf(last.sender)}: ${gist(last)}`}</Hidden>
    </div>
  );
}
