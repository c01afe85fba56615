export const roles = ['owner', 'moderator', 'member'] as const;
export type MemberRole = (typeof roles)[number];

/** Leaders change the room, remove people, ban them, and delete messages of others. */
export const leads = (role: MemberRole): boolean => role !== 'member';

/** Owners act on everyone else, moderators on plain members. */
export const mayActOn = (actor: MemberRole, target: MemberRole): boolean =>
  (actor === 'owner' && target !== 'owner') || (actor === 'moderator' && target === 'member');
