import { changePassword } from './commands/change-password.ts';
import { deleteMe } from './commands/delete-me.ts';
import { endSessionsOf } from './commands/end-sessions-of.ts';
import { logIn } from './commands/log-in.ts';
import { logOut } from './commands/log-out.ts';
import { refresh } from './commands/refresh.ts';
import { register } from './commands/register.ts';
import { removeAvatar } from './commands/remove-avatar.ts';
import { requestPasswordReset } from './commands/request-password-reset.ts';
import { resendVerification } from './commands/resend-verification.ts';
import { resetPassword } from './commands/reset-password.ts';
import { revokeOtherSessions } from './commands/revoke-other-sessions.ts';
import { revokeSession } from './commands/revoke-session.ts';
import { setAvatar } from './commands/set-avatar.ts';
import { updateMe } from './commands/update-me.ts';
import { verifyEmail } from './commands/verify-email.ts';
import { exportMe } from './queries/export-me.ts';
import { getMe } from './queries/get-me.ts';
import { getUser } from './queries/get-user.ts';
import { listSessions } from './queries/list-sessions.ts';
import { listUsers } from './queries/list-users.ts';
import { searchUsers } from './queries/search-users.ts';
import { suggestUsers } from './queries/suggest-users.ts';
import { assertSessionNotEnded, recordEndedSession } from './subscribers/ended-sessions.ts';
import { sendMailToken, tellFormerEmail, tellPasswordChanged } from './subscribers/mails.ts';
import { purgeAccount } from './subscribers/purge-account.ts';
import { pushProfile } from './subscribers/push-profile.ts';
import { renewAvatar } from './subscribers/renew-avatar.ts';
import { updateSearchIndex } from './subscribers/update-search-index.ts';

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
];
