import { z } from 'zod';
import { WrongPassword } from '../../../../domain/identity/errors.ts';
import { Sessions } from '../../../../domain/identity/session.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { UnitOfWork } from '../../../kernel/unit-of-work.ts';
import { presentedPasswordField } from '../../fields.ts';
import { ownerNeeds, proveOwner } from '../../prove-password.ts';
import { endSessions } from '../../sessions/end-sessions.ts';
import { ownAccount } from '../own-account.ts';

export const deleteMe = command({
  name: 'identity.delete-me',
  summary: 'Delete your account',
  description:
    'What you shared disappears at once; files and rows are purged afterwards. This cannot be undone. ' +
    'With a second factor it needs a fresh proof.',
  access: 'signed-in',
  whileSuspended: true,
  input: z.strictObject({ password: presentedPasswordField }),
  output: Nothing,
  refuses: [WrongPassword, ProofNeeded],
  needs: {
    ...ownerNeeds,
    sessions: Sessions,
    unitOfWork: UnitOfWork,
    clock: Clock,
  },
  limits: [{ name: 'delete-me', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  prepare: ({ input, actor }, ports) => proveOwner(actor, input.password, ports),
  async handle({ actor, prepared: { passwordHash } }, { accounts, sessions, unitOfWork, clock }) {
    const account = await ownAccount(accounts, actor);
    account.assertPassword(passwordHash);
    account.delete(clock.now());
    // Stored first, so that no sign-in starts a session that is missed here.
    await unitOfWork.flush();
    await endSessions(sessions, actor.id);
    return nothing;
  },
});
