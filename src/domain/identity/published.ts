import { eventType } from '../kernel/event.ts';

export const AccountRegistered = eventType('identity.account-registered', 1, { userId: 'owner' });
/** A change of the public profile or of the settings. */
export const ProfileChanged = eventType('identity.profile-changed', 1, { userId: 'owner' });
export const PasswordChanged = eventType('identity.password-changed', 1, { userId: 'owner' });
export const RoleChanged = eventType('identity.role-changed', 1, { userId: 'owner', role: 'text' });
export const EmailChangeRequested = eventType('identity.email-change-requested', 1, {
  userId: 'owner',
  tokenId: 'id',
});
export const EmailVerified = eventType('identity.email-verified', 1, { userId: 'owner' });
export const MailTokenIssued = eventType('identity.mail-token-issued', 1, { tokenId: 'id' });
export const SessionEnded = eventType('identity.session-ended', 1, { userId: 'owner', sessionId: 'id' });
/** Each context purges its data of the account. */
export const AccountDeleted = eventType('identity.account-deleted', 1, { userId: 'owner' });
export const FactorAdded = eventType('identity.factor-added', 1, { userId: 'owner', kind: 'text' });
export const FactorRemoved = eventType('identity.factor-removed', 1, { userId: 'owner', kind: 'text' });
export const RecoveryCodesRenewed = eventType('identity.recovery-codes-renewed', 1, { userId: 'owner' });
export const RecoveryCodeUsed = eventType('identity.recovery-code-used', 1, { userId: 'owner' });
/** Someone with the right password used up a ticket with wrong codes. At most once a day for an account. */
export const CodesGuessed = eventType('identity.codes-guessed', 1, { userId: 'owner' });
/** A passkey's counter did not rise: there is a copy of its authenticator. Its answer was refused. */
export const PasskeyCopied = eventType('identity.passkey-copied', 1, { userId: 'owner', factorId: 'id' });
