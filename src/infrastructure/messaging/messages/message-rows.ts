import {
  framedView,
  messageView,
  reactionCounts,
} from '../../../application/messaging/messages/message-view.ts';
import type { FramedMessage, ShownMessage } from '../../../application/messaging/messages/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ReactionKind } from '../../../domain/kernel/reaction-kinds.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { ClientId, MessageId, Ref } from '../../../domain/messaging/message.ts';
import { notBlocked } from '../../access/access.read.ts';
import { toRemoved } from '../../access/removal.read.ts';
import { joinAccount, type PublicUserRow, publicUser, toPublicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { hydrate, mediaOf, mentionsOf, refsOf } from '../../posts/hydration.read.ts';
import { isThere } from '../conditions.ts';
import { joinReplied, type RepliedRow, repliedColumns, repliedOf, seenByAll } from './replied-messages.ts';

export type MessageRow = PublicUserRow<'sender'> &
  RepliedRow & {
    readonly id: MessageId;
    readonly conversationId: ConversationId;
    readonly seq: number;
    readonly changeSeq: number;
    readonly clientId: ClientId;
    readonly text: string;
    readonly mentionIdList: string;
    readonly mediaIdList: string;
    readonly refList: string;
    readonly senderIsPublic: number;
    readonly reacted: number;
    readonly tipCount: number;
    readonly createdAt: number;
    readonly editedAt: number | null;
    readonly deletedAt: number | null;
    readonly removal: string | null;
    readonly hidden: number;
  };

/** From `messages g`, `accounts s`, `conversations c` and what `joinReplied` joins. */
const columns = (hidden: string) => `
  g.id, g.conversation_id as conversationId, g.seq, g.change_seq as changeSeq, g.client_id as clientId, g.text,
  g.mention_ids as mentionIdList, g.file_ids as mediaIdList, g.refs as refList, s.visibility = 'public' as senderIsPublic, g.reply_to_id as replyToId, g.reacted,
  g.tip_count as tipCount, g.created_at as createdAt, g.edited_at as editedAt, g.deleted_at as deletedAt, g.removal, ${publicUser('s', 'sender')},
  ${hidden} as hidden, ${repliedColumns}`;

/** In a room: whether a block is between the member (`memberships m`) and the sender (`messages g`). */
export const hiddenFromMember = `c.kind = 'room' and not ${notBlocked('m.user_id', 'g.sender_id')}`;

/** The messages that a member may see; to be continued with conditions on `messages g` and `memberships m`. */
export const memberMessages = `
  select ${columns(hiddenFromMember)}
  from memberships m join conversations c on c.id = m.conversation_id and ${isThere}
  join messages g on g.conversation_id = m.conversation_id and g.seq >= m.visible_from_seq
  ${joinAccount('s', 'g.sender_id')}
  ${joinReplied(`rg.seq >= m.visible_from_seq and (c.kind = 'direct' or ${notBlocked('m.user_id', 'rg.sender_id')})`)}`;

export const anyMessages = `
  select ${columns('0')} from messages g join conversations c on c.id = g.conversation_id
  ${joinAccount('s', 'g.sender_id')}
  ${joinReplied(seenByAll('rg'))}`;

type Counted = { messageId: string; kind: ReactionKind; n: number; mine: number };
const reactions = sql<{ viewerId: string | null; ids: readonly string[] }, Counted>(`
  select r.message_id as messageId, r.kind, count(*) as n, max(r.user_id = :viewerId) as mine
  from message_reactions r where r.message_id in (:ids*) group by r.message_id, r.kind`);

/** References that every reader may see: of a private account, none but the envelope that the message brings. */
export const toAnyone = (refList: string, isPublic: boolean) =>
  ({ refList: isPublic ? refList : envelopesIn(refList), visibility: 'public' }) as const;
const envelopesIn = (refList: string): string =>
  refList === '[]'
    ? refList
    : JSON.stringify((JSON.parse(refList) as Ref[]).filter(({ kind }) => kind === 'envelope'));

const showing = ({ senderId: authorId, mentionIdList, mediaIdList, refList }: MessageRow) => ({
  authorId,
  mentionIdList,
  mediaIdList,
  refList,
});
const framing = (row: MessageRow) => ({
  ...showing(row),
  ...toAnyone(row.refList, row.senderIsPublic === 1),
});

type Needs = { readonly database: Database; readonly files: FileViews };

/** Messages as `viewerId` sees them: at most one more statement each for people, files and reactions. */
export async function toMessages(
  needs: Needs,
  viewerId: UserId,
  rows: readonly MessageRow[],
): Promise<ShownMessage[]> {
  const open = rows.filter(({ hidden }) => hidden !== 1);
  const { partsOf, reactionsTo } = await load(needs, viewerId, open, showing);
  return rows.map((row) => {
    const { id, conversationId, seq, changeSeq } = row;
    if (row.hidden === 1) return { id, conversationId, seq, changeSeq, hidden: true };
    const myReaction = reactionsTo(id).find(({ mine }) => mine === 1)?.kind ?? null;
    const removed = row.senderId === viewerId ? toRemoved(row.removal) : {};
    return { ...messageView(row, partsOf(row)), myReaction, ...removed };
  });
}

/** A message for the frames of all its readers. */
export async function toFramed(needs: Needs, row: MessageRow): Promise<FramedMessage> {
  const { partsOf } = await load(needs, null, [row], framing);
  return framedView(row, partsOf(row), (JSON.parse(row.refList) as readonly unknown[]).length);
}

async function load(
  needs: Needs,
  viewerId: UserId | null,
  rows: readonly MessageRow[],
  shape: typeof showing,
) {
  const ids = rows.filter(({ reacted }) => reacted === 1).map(({ id }) => id);
  const [shown, counted] = await Promise.all([
    hydrate(needs, viewerId, rows.map(shape)),
    ids.length === 0 ? [] : needs.database.rows(reactions, { viewerId, ids }),
  ]);
  const byMessage = Map.groupBy(counted, ({ messageId }) => messageId);
  const reactionsTo = (id: MessageId) => byMessage.get(id) ?? [];
  const partsOf = (row: MessageRow) => ({
    sender: toPublicUser(row, 'sender', needs.files),
    files: mediaOf(shape(row), shown),
    refs: refsOf(shape(row), shown),
    mentions: mentionsOf(shape(row), shown),
    repliedTo: repliedOf(row, needs.files),
    reactions: reactionCounts(reactionsTo(row.id)),
  });
  return { partsOf, reactionsTo };
}
