import { changePassword } from './accounts/commands/change-password.ts';
import { deleteMe } from './accounts/commands/delete-me.ts';
import { register } from './accounts/commands/register.ts';
import { requestPasswordReset } from './accounts/commands/request-password-reset.ts';
import { resendVerification } from './accounts/commands/resend-verification.ts';
import { resetPassword } from './accounts/commands/reset-password.ts';
import { verifyEmail } from './accounts/commands/verify-email.ts';
import { exportMe } from './accounts/queries/export-me.ts';
import { listAccounts } from './accounts/queries/list-accounts.ts';
import { sendMailToken, tellFormerEmail, tellPasswordChanged } from './accounts/subscribers/mails.ts';
import { purgeAccount } from './accounts/subscribers/purge-account.ts';
import { confirmTotp } from './factors/commands/confirm-totp.ts';
import { proveAgain } from './factors/commands/prove-again.ts';
import { removeFactor } from './factors/commands/remove-factor.ts';
import { renewRecoveryCodes } from './factors/commands/renew-recovery-codes.ts';
import { startTotp } from './factors/commands/start-totp.ts';
import { confirmPasskey } from './factors/passkeys/commands/confirm-passkey.ts';
import { startPasskey } from './factors/passkeys/commands/start-passkey.ts';
import { startPasskeyProof } from './factors/passkeys/commands/start-passkey-proof.ts';
import { listFactors } from './factors/queries/list-factors.ts';
import { tellFactorChanges } from './factors/subscribers/mails.ts';
import { removeAvatar } from './profiles/commands/remove-avatar.ts';
import { setAvatar } from './profiles/commands/set-avatar.ts';
import { updateMe } from './profiles/commands/update-me.ts';
import { getInboxCounts } from './profiles/queries/get-inbox-counts.ts';
import { getMe } from './profiles/queries/get-me.ts';
import { getUser } from './profiles/queries/get-user.ts';
import { getUserByUsername } from './profiles/queries/get-user-by-username.ts';
import { listUsers } from './profiles/queries/list-users.ts';
import { searchUsers } from './profiles/queries/search-users.ts';
import { suggestUsers } from './profiles/queries/suggest-users.ts';
import { pushProfile } from './profiles/subscribers/push-profile.ts';
import { renewAvatar } from './profiles/subscribers/renew-avatar.ts';
import { updateSearchIndex } from './profiles/subscribers/update-search-index.ts';
import { endSessionsOf } from './sessions/commands/end-sessions-of.ts';
import { logOut } from './sessions/commands/log-out.ts';
import { refresh } from './sessions/commands/refresh.ts';
import { revokeOtherSessions } from './sessions/commands/revoke-other-sessions.ts';
import { revokeSession } from './sessions/commands/revoke-session.ts';
import { listSessions } from './sessions/queries/list-sessions.ts';
import { assertSessionNotEnded, recordEndedSession } from './sessions/subscribers/ended-sessions.ts';
import { logIn } from './sign-in/commands/log-in.ts';
import { logInWithPasskey } from './sign-in/commands/log-in-with-passkey.ts';
import { proveFactor } from './sign-in/commands/prove-factor.ts';
import { startPasskeyLogIn } from './sign-in/commands/start-passkey-log-in.ts';

export const operations = [
  register,
  logIn,
  refresh,
  logOut,
  listSessions,
  revokeSession,
  revokeOtherSessions,
  endSessionsOf,
  getMe,
  getUser,
  getUserByUsername,
  getInboxCounts,
  listUsers,
  searchUsers,
  suggestUsers,
  updateMe,
  setAvatar,
  removeAvatar,
  changePassword,
  requestPasswordReset,
  resetPassword,
  verifyEmail,
  resendVerification,
  deleteMe,
  exportMe,
  startTotp,
  confirmTotp,
  listFactors,
  removeFactor,
  renewRecoveryCodes,
  proveFactor,
  proveAgain,
  startPasskey,
  confirmPasskey,
  startPasskeyLogIn,
  logInWithPasskey,
  startPasskeyProof,
  listAccounts,
] as const;

export const subscribers = [
  sendMailToken,
  tellFormerEmail,
  tellPasswordChanged,
  updateSearchIndex,
  purgeAccount,
  pushProfile,
  renewAvatar,
  recordEndedSession,
  assertSessionNotEnded,
  tellFactorChanges,
];
