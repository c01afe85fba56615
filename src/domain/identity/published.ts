import { eventType } from '../kernel/event.ts';

export const AccountRegistered = eventType('identity.account-registered', 1, { userId: 'id' });
/** A change of the public profile or of the settings. */
export const ProfileChanged = eventType('identity.profile-changed', 1, { userId: 'id' });
export const PasswordChanged = eventType('identity.password-changed', 1, { userId: 'id' });
export const RoleChanged = eventType('identity.role-changed', 1, { userId: 'id', role: 'text' });
export const EmailChangeRequested = eventType('identity.email-change-requested', 1, {
  userId: 'id',
  tokenId: 'id',
});
export const EmailVerified = eventType('identity.email-verified', 1, { userId: 'id' });
export const MailTokenIssued = eventType('identity.mail-token-issued', 1, { tokenId: 'id' });
export const SessionEnded = eventType('identity.session-ended', 1, { userId: 'id', sessionId: 'id' });
/** Each context purges its data of the account. */
export const AccountDeleted = eventType('identity.account-deleted', 1, { userId: 'id' });
