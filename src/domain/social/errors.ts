import { refusal } from '../kernel/refusal.ts';

export class UserNotFound extends refusal('social.user-not-found', 'not-found', 'There is no such person') {}
export class NotYourself extends refusal('social.not-yourself', 'invalid', 'That is you') {}
export class FollowRequestNotFound extends refusal(
  'social.follow-request-not-found',
  'not-found',
  'This person has not asked to follow you',
) {}
export class FriendRequestNotFound extends refusal(
  'social.friend-request-not-found',
  'not-found',
  'There is no such friend request',
) {}
export class AlreadyFriends extends refusal(
  'social.already-friends',
  'conflict',
  'You are already friends',
) {}
export class RequestAnswered extends refusal(
  'social.request-answered',
  'conflict',
  'This friend request has already been answered',
) {}
export class RequestDeclined extends refusal(
  'social.request-declined',
  'conflict',
  'This person declined your friend request less than a week ago',
) {}
export class ListIsPrivate extends refusal(
  'social.list-is-private',
  'forbidden',
  'Only accepted followers and friends may see this list',
) {}
