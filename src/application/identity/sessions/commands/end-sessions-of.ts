import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import { UserNotFound } from '../../../../domain/identity/errors.ts';
import { Sessions } from '../../../../domain/identity/session.ts';
import { Nothing, nothing, userIdField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { SecurityLog } from '../../ports.ts';
import { endSessions } from '../end-sessions.ts';

export const endSessionsOf = command({
  name: 'identity.end-sessions-of',
  summary: 'End all sessions of someone',
  description: 'For a hijacked account; its owner gets access again by a password reset.',
  access: 'admin',
  input: z.strictObject({ userId: userIdField }),
  output: Nothing,
  refuses: [UserNotFound],
  needs: { accounts: Accounts, sessions: Sessions, log: SecurityLog },
  async handle({ input: { userId } }, { accounts, sessions }) {
    if (!(await accounts.find(userId))) throw new UserNotFound();
    await endSessions(sessions, userId);
    return nothing;
  },
  async answer(_done, { input, meta }, { log }) {
    log.write('sessions-ended-by-admin', input, meta);
    return nothing;
  },
});
