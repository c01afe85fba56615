import type { Accounts } from '../../../domain/identity/account.ts';
import { UserNotFound } from '../../../domain/identity/errors.ts';
import type { Factors } from '../../../domain/identity/factors/factor.ts';
import type { LogInTickets } from '../../../domain/identity/factors/log-in-ticket.ts';
import type { RecoveryCodes } from '../../../domain/identity/factors/recovery-code.ts';
import type { Sessions } from '../../../domain/identity/session.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { SecurityLog } from '../ports.ts';
import { endSessions } from '../sessions/end-sessions.ts';

/**
 * For someone who lost factors and recovery codes. Not an operation, so that it is not exposed by any wire. Ends the
 * account's sessions; the owner gets a mail. Answers how many factors there were.
 */
export async function removeAllFactors(
  username: string,
  ports: {
    accounts: Accounts;
    factors: Factors;
    recoveryCodes: RecoveryCodes;
    tickets: LogInTickets;
    sessions: Sessions;
    log: SecurityLog;
    unitOfWork: UnitOfWork;
  },
): Promise<number> {
  const { accounts, factors, recoveryCodes, tickets, sessions, log, unitOfWork } = ports;
  const { id, removed } = await unitOfWork.run(async () => {
    const account = await accounts.findByUsername(username);
    if (!account) throw new UserNotFound();
    const own = await factors.ofAccount(account.id);
    const count = own.removeAll();
    if (count === 0) return { id: account.id, removed: 0 };
    factors.save(own);
    recoveryCodes.drop(account.id);
    tickets.endAll(account.id);
    await endSessions(sessions, account.id);
    return { id: account.id, removed: count };
  });
  const meta = { requestId: 'factors:remove', wire: 'internal', address: '-' };
  if (removed > 0) log.write('factors-removed-by-operator', { userId: id }, meta);
  return removed;
}
