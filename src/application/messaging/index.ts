import { acceptRequest } from './conversations/commands/accept-request.ts';
import { declineRequest } from './conversations/commands/decline-request.ts';
import { markRead } from './conversations/commands/mark-read.ts';
import { openDirect } from './conversations/commands/open-direct.ts';
import { getConversation } from './conversations/queries/get-conversation.ts';
import { listConversations } from './conversations/queries/list-conversations.ts';
import { listHeads } from './conversations/queries/list-heads.ts';
import { listMessages } from './conversations/queries/list-messages.ts';
import { pushReadMarks } from './conversations/subscribers/push-read-marks.ts';
import { deleteMessage } from './messages/commands/delete-message.ts';
import { editMessage } from './messages/commands/edit-message.ts';
import { reactToMessage } from './messages/commands/react-to-message.ts';
import { sendMessage } from './messages/commands/send-message.ts';
import { unreactToMessage } from './messages/commands/unreact-to-message.ts';
import { getMessage } from './messages/queries/get-message.ts';
import { listChanges } from './messages/queries/list-changes.ts';
import { listEdits } from './messages/queries/list-edits.ts';
import { countTips } from './messages/subscribers/count-tips.ts';
import { moderateMessages } from './messages/subscribers/moderate-messages.ts';
import { pushChanges } from './messages/subscribers/push-changes.ts';
import { pushNewMessages } from './messages/subscribers/push-new-messages.ts';
import { trackHighWaterMarks } from './messages/subscribers/track-high-water-marks.ts';
import { startTyping } from './presence/commands/start-typing.ts';
import { stopTyping } from './presence/commands/stop-typing.ts';
import { getPresence } from './presence/queries/get-presence.ts';
import { endInvitesOfBlocked } from './purge/end-invites-of-blocked.ts';
import { purgeMemberships } from './purge/purge-memberships.ts';
import { answerInvite } from './rooms/commands/answer-invite.ts';
import { ban } from './rooms/commands/ban.ts';
import { closeRoom } from './rooms/commands/close-room.ts';
import { createRoom } from './rooms/commands/create-room.ts';
import { invite } from './rooms/commands/invite.ts';
import { joinRoom } from './rooms/commands/join-room.ts';
import { leaveRoom } from './rooms/commands/leave-room.ts';
import { removeParticipant } from './rooms/commands/remove-participant.ts';
import { removeRoomAvatar } from './rooms/commands/remove-room-avatar.ts';
import { setRole } from './rooms/commands/set-role.ts';
import { setRoomAvatar } from './rooms/commands/set-room-avatar.ts';
import { unban } from './rooms/commands/unban.ts';
import { updateRoom } from './rooms/commands/update-room.ts';
import { withdrawInvite } from './rooms/commands/withdraw-invite.ts';
import { getRoom } from './rooms/queries/get-room.ts';
import { listBans } from './rooms/queries/list-bans.ts';
import { listInvites } from './rooms/queries/list-invites.ts';
import { listParticipants } from './rooms/queries/list-participants.ts';
import { listRooms } from './rooms/queries/list-rooms.ts';
import { moderateRooms } from './rooms/subscribers/moderate-rooms.ts';
import { pushInvites } from './rooms/subscribers/push-invites.ts';
import { pushMembership } from './rooms/subscribers/push-membership.ts';
import { pushRemovedRooms } from './rooms/subscribers/push-removed-rooms.ts';
import { pushRooms } from './rooms/subscribers/push-rooms.ts';
import { renewRoomAvatars } from './rooms/subscribers/renew-room-avatars.ts';

export const operations = [
  listConversations,
  listHeads,
  openDirect,
  getConversation,
  listMessages,
  listChanges,
  getMessage,
  sendMessage,
  editMessage,
  deleteMessage,
  reactToMessage,
  unreactToMessage,
  listEdits,
  startTyping,
  stopTyping,
  getPresence,
  acceptRequest,
  declineRequest,
  markRead,
  createRoom,
  getRoom,
  joinRoom,
  leaveRoom,
  updateRoom,
  setRoomAvatar,
  removeRoomAvatar,
  closeRoom,
  listRooms,
  listParticipants,
  invite,
  listInvites,
  answerInvite,
  withdrawInvite,
  setRole,
  removeParticipant,
  ban,
  unban,
  listBans,
] as const;

export const subscribers = [
  pushReadMarks,
  pushNewMessages,
  pushChanges,
  trackHighWaterMarks,
  countTips,
  pushRooms,
  pushMembership,
  pushInvites,
  renewRoomAvatars,
  endInvitesOfBlocked,
  purgeMemberships,
  moderateMessages,
  moderateRooms,
  pushRemovedRooms,
] as const;
