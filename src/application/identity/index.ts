import { removeAvatar, setAvatar } from './commands/avatar.ts';
import { changePassword } from './commands/change-password.ts';
import { deleteMe } from './commands/delete-me.ts';
import { resendVerification, verifyEmail } from './commands/email-verification.ts';
import { logIn } from './commands/log-in.ts';
import { requestPasswordReset, resetPassword } from './commands/password-reset.ts';
import { refresh } from './commands/refresh.ts';
import { register } from './commands/register.ts';
import { endSessionsOf, logOut, revokeOtherSessions, revokeSession } from './commands/sessions.ts';
import { updateMe } from './commands/update-me.ts';
import { exportMe, getMe, listSessions } from './queries/me.ts';
import { getUser, listUsers, searchUsers, suggestUsers } from './queries/users.ts';
import { sendMailToken, tellFormerEmail, tellPasswordChanged } from './subscribers/mails.ts';
import {
  purgeAccount,
  pushProfile,
  recordEndedSession,
  refuseEndedSession,
  updateSearchIndex,
} from './subscribers/people.ts';
import { renewAvatar } from './subscribers/renew-avatar.ts';

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
  refuseEndedSession,
];
