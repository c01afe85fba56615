import { z } from 'zod';
import { Accounts } from '../../../domain/identity/account.ts';
import { WrongPassword } from '../../../domain/identity/errors.ts';
import { Sessions } from '../../../domain/identity/session.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Credentials } from '../credentials.ts';
import { presentedPasswordField } from '../fields.ts';
import { ownAccount } from '../own-account.ts';
import { provePassword } from '../password-proof.ts';
import { PasswordHasher } from '../ports.ts';

export const deleteMe = command({
  name: 'identity.delete-me',
  summary: 'Delete your account',
  description:
    'What you shared leaves every view at once; files and rows are then purged. There is no way back.',
  access: 'signed-in',
  input: z.strictObject({ password: presentedPasswordField }),
  output: Nothing,
  refuses: [WrongPassword],
  needs: {
    accounts: Accounts,
    sessions: Sessions,
    credentials: Credentials,
    hasher: PasswordHasher,
    unitOfWork: UnitOfWork,
    clock: Clock,
  },
  limits: [{ name: 'delete-me', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  async prepare({ input, actor }, ports) {
    return provePassword(actor.id, input.password, ports);
  },
  async handle({ actor, prepared: { passwordHash } }, { accounts, sessions, unitOfWork, clock }) {
    const account = await ownAccount(accounts, actor);
    account.requirePassword(passwordHash);
    account.delete(clock.now());
    // From here on nobody signs in to it, so none of its sessions is missed.
    await unitOfWork.flush();
    await sessions.endAll(actor.id);
    return nothing;
  },
});
