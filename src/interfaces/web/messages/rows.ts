import type { ConversationView, Message, QueuedMessage } from '../../client/index.ts';
import type { FailedMessage } from '../shell/failed-message.ts';

export type SeenMessage = Exclude<Message, { readonly hidden: true }>;
export const isSeen = (message: Message | null | undefined): message is SeenMessage =>
  message !== null && message !== undefined && !('hidden' in message);

/** What lines of a chat need of its card, which changes with each message. */
export type CardOfRows = Pick<ConversationView, 'kind' | 'myRole' | 'closedAt' | 'peerLastReadSeq'>;

/** One line of a chat. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'new'; readonly key: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: SeenMessage;
      /** It continues what the same person has just written. */
      readonly follows: boolean;
    }
  | { readonly kind: 'hidden'; readonly key: string; readonly count: number; readonly seq: number }
  | { readonly kind: 'waiting'; readonly key: string; readonly message: QueuedMessage }
  | { readonly kind: 'failed'; readonly key: string; readonly failed: FailedMessage };

export interface Shown {
  readonly me: string;
  readonly messages: readonly Message[];
  /** The last `seq` that was read when the chat was opened; what others wrote after it is new. */
  readonly newAfter?: number | undefined;
  readonly waiting?: readonly QueuedMessage[];
  readonly failed?: readonly FailedMessage[];
}

const togetherMs = 5 * 60_000;
const times = new WeakMap<SeenMessage, { readonly at: number; readonly day: string }>();
/** Read once of each message: a long chat asks for all of them with each one that arrives. */
function timeOf(message: SeenMessage) {
  let time = times.get(message);
  if (!time) {
    const date = new Date(message.createdAt);
    times.set(message, (time = { at: date.getTime(), day: date.toDateString() }));
  }
  return time;
}

const follows = (before: SeenMessage | undefined, message: SeenMessage) =>
  before?.sender.id === message.sender.id &&
  before.deletedAt === null &&
  message.replyTo === null &&
  timeOf(message).at - timeOf(before).at < togetherMs;

const rowsOfMessages = new WeakMap<SeenMessage, Row & { readonly kind: 'message' }>();
/** The same one for the same message, so that its line need not be drawn again. */
function rowOf(message: SeenMessage, key: string, follows: boolean): Row {
  const known = rowsOfMessages.get(message);
  if (known?.key === key && known.follows === follows) return known;
  const row = { kind: 'message', key, message, follows } as const;
  rowsOfMessages.set(message, row);
  return row;
}

/** The lines of a chat, oldest first: days, the line above what is new, messages, and what is not sent yet. */
export function rowsOf({ me, messages, newAfter, waiting = [], failed = [] }: Shown): readonly Row[] {
  const rows: Row[] = [];
  const stored = new Set<string>();
  let day: string | undefined;
  let before: SeenMessage | undefined;
  let isNewTold = newAfter === undefined;
  for (const message of messages) {
    const isMine = isSeen(message) && message.sender.id === me;
    if (!isNewTold && message.seq > newAfter! && !isMine) {
      rows.push({ kind: 'new', key: 'new' });
      isNewTold = true;
      before = undefined;
    }
    if (!isSeen(message)) {
      const last = rows.at(-1);
      if (last?.kind === 'hidden')
        rows[rows.length - 1] = { ...last, count: last.count + 1, seq: message.seq };
      else rows.push({ kind: 'hidden', key: message.id, count: 1, seq: message.seq });
      before = undefined;
      continue;
    }
    const today = timeOf(message).day;
    if (today !== day) {
      rows.push({ kind: 'day', key: `day ${today}`, at: message.createdAt });
      before = undefined;
    }
    day = today;
    if (isMine) stored.add(message.clientId);
    // The same key as while it waits: it stays where it is.
    const key = isMine ? message.clientId : message.id;
    rows.push(rowOf(message, key, follows(before, message)));
    before = message;
  }
  for (const message of waiting)
    if (!stored.has(message.clientId)) rows.push({ kind: 'waiting', key: message.clientId, message });
  for (const one of failed) rows.push({ kind: 'failed', key: one.message.clientId, failed: one });
  return rows;
}

/** The position of a line's message; undefined for what has none. */
export const seqOf = (row: Row | undefined): number | undefined =>
  row?.kind === 'message' ? row.message.seq : row?.kind === 'hidden' ? row.seq : undefined;

const editableMs = 15 * 60_000;
export const isEditable = (message: SeenMessage, me: string, now: number): boolean =>
  message.sender.id === me &&
  message.deletedAt === null &&
  !message.removed &&
  now - Date.parse(message.createdAt) < editableMs;

/** What ↑ in an empty field edits: one's own newest message, while that is allowed. */
export const lastEditable = (messages: readonly Message[], me: string, now: number) =>
  messages.findLast((one): one is SeenMessage => isSeen(one) && isEditable(one, me, now));

type Unread = Pick<ConversationView, 'id' | 'unreadCount'>;

/** The next conversation with unread messages, downwards (1) or upwards (-1), going round at the end. */
export function nextUnread(all: readonly Unread[], current: string | undefined, step: 1 | -1) {
  const start = all.findIndex(({ id }) => id === current);
  for (let i = 1; i <= all.length; i++) {
    const from = start < 0 && step < 0 ? 0 : start;
    const found = all[(from + step * i + all.length * 2) % all.length]!;
    if (found.unreadCount > 0 && found.id !== current) return found.id;
  }
  return undefined;
}
