import type { z } from 'zod';
import type { PublicUser } from './kernel/public-user.ts';
import type { FileView } from './media/views.ts';
import type * as conversations from './messaging/conversations/frames.ts';
import type * as messages from './messaging/messages/frames.ts';
import type * as presence from './messaging/presence/frames.ts';
import type * as rooms from './messaging/rooms/frames.ts';
import type * as inbox from './notifications/inbox/frames.ts';
import type * as posts from './posts/frames.ts';
import type * as social from './social/frames.ts';
import type * as wallets from './wallets/frames.ts';
import type { changeFrames } from './wardrobe/changes/frames.ts';

type Data<F extends { readonly data: z.ZodType }> = z.output<F['data']>;

/** What each pushed frame carries, by its name. */
export interface FrameData {
  readonly 'wallet.changed': Data<typeof wallets.walletChanged>;
  readonly 'envelope.changed': Data<typeof wallets.envelopeChanged>;
  readonly 'user.updated': z.output<typeof PublicUser>;
  readonly 'follower.added': Data<typeof social.followerAdded>;
  readonly 'follower.removed': Data<typeof social.followerRemoved>;
  readonly 'follower.requested': Data<typeof social.followerRequested>;
  readonly 'follower.approved': Data<typeof social.followerApproved>;
  readonly 'friend.requested': Data<typeof social.friendRequested>;
  readonly 'friend.answered': Data<typeof social.friendAnswered>;
  readonly 'friend.removed': Data<typeof social.friendRemoved>;
  readonly 'file.ready': z.output<typeof FileView>;
  readonly 'file.failed': {
    readonly id: string /** Why, as the code of a refusal. */;
    readonly code: string;
  };
  readonly 'file.deleted': { readonly id: string };
  readonly 'post.created': Data<typeof posts.postCreated>;
  readonly 'post.updated': Data<typeof posts.postUpdated>;
  readonly 'post.deleted': Data<typeof posts.postDeleted>;
  readonly 'post.reacted': Data<typeof posts.postReacted>;
  readonly 'comment.created': Data<typeof posts.commentCreated>;
  readonly 'comment.updated': Data<typeof posts.commentUpdated>;
  readonly 'comment.deleted': Data<typeof posts.commentDeleted>;
  readonly 'comment.reacted': Data<typeof posts.commentReacted>;
  readonly 'item.changed': Data<typeof changeFrames.item>;
  readonly 'outfit.changed': Data<typeof changeFrames.outfit>;
  readonly 'wear.changed': Data<typeof changeFrames.wear>;
  readonly 'occasion.changed': Data<typeof changeFrames.occasion>;
  readonly 'message.created': Data<typeof messages.messageCreated>;
  readonly 'message.edited': Data<typeof messages.messageEdited>;
  readonly 'message.deleted': Data<typeof messages.messageDeleted>;
  readonly 'message.reacted': Data<typeof messages.messageReacted>;
  readonly 'message.updated': Data<typeof messages.messageUpdated>;
  readonly 'conversation.head': Data<typeof messages.conversationHead>;
  readonly 'conversation.read': Data<typeof conversations.conversationRead>;
  readonly 'typing.started': Data<typeof presence.typingStarted>;
  readonly 'typing.stopped': Data<typeof presence.typingStopped>;
  readonly 'presence.changed': Data<typeof presence.presenceChanged>;
  readonly 'room.updated': Data<typeof rooms.roomUpdated>;
  readonly 'room.closed': Data<typeof rooms.roomClosed>;
  readonly 'room.joined': Data<typeof rooms.roomJoined>;
  readonly 'room.left': Data<typeof rooms.roomLeft>;
  readonly 'room.role-changed': Data<typeof rooms.roleChanged>;
  readonly 'invite.received': Data<typeof rooms.inviteReceived>;
  readonly 'invite.withdrawn': Data<typeof rooms.inviteWithdrawn>;
  readonly 'invite.answered': Data<typeof rooms.inviteAnswered>;
  readonly 'notification.created': Data<typeof inbox.notificationCreated>;
  readonly 'notification.updated': Data<typeof inbox.notificationUpdated>;
  readonly 'notification.read': Data<typeof inbox.notificationRead>;
  readonly 'notification.dismissed': Data<typeof inbox.notificationDismissed>;
}
