import { z } from 'zod';
import { PasswordTooCommon, WrongPassword } from '../../../../domain/identity/errors.ts';
import { type SessionId, Sessions } from '../../../../domain/identity/session.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { UnitOfWork } from '../../../kernel/unit-of-work.ts';
import { newPasswordField, presentedPasswordField } from '../../fields.ts';
import { BreachedPasswords } from '../../ports.ts';
import { ownerNeeds, proveOwner } from '../../prove-password.ts';
import { endSessions } from '../../sessions/end-sessions.ts';
import { assertStrongPassword } from '../assert-strong-password.ts';
import { ownAccount } from '../own-account.ts';

export const changePassword = command({
  name: 'identity.change-password',
  summary: 'Change your password',
  description: 'Ends your other sessions. With a second factor it needs a fresh proof.',
  access: 'signed-in',
  input: z.strictObject({ currentPassword: presentedPasswordField, newPassword: newPasswordField }),
  output: Nothing,
  refuses: [WrongPassword, ProofNeeded, PasswordTooCommon],
  needs: {
    ...ownerNeeds,
    sessions: Sessions,
    breached: BreachedPasswords,
    unitOfWork: UnitOfWork,
  },
  limits: [{ name: 'change-password', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  async prepare({ input, actor }, ports) {
    const { passwordHash, username, email } = await proveOwner(actor, input.currentPassword, ports);
    await assertStrongPassword(input.newPassword, [username, email], 'newPassword', ports);
    return { provenHash: passwordHash, newHash: await ports.hasher.hash(input.newPassword) };
  },
  async handle({ actor, prepared: { provenHash, newHash } }, { accounts, sessions, unitOfWork }) {
    const account = await ownAccount(accounts, actor);
    account.assertPassword(provenHash);
    account.changePassword(newHash);
    // Stored first, so that no sign-in with the old password starts a session that is missed here.
    await unitOfWork.flush();
    await endSessions(sessions, actor.id, actor.sessionId as SessionId);
    return nothing;
  },
});
