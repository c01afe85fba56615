import type { Accounts } from '../../../domain/identity/account.ts';
import { UserNotFound } from '../../../domain/identity/errors.ts';
import type { Sessions } from '../../../domain/identity/session.ts';
import type { Role } from '../../kernel/operation.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { endSessions } from '../sessions/end-sessions.ts';

/**
 * Not an operation, so that it is not exposed by any wire. Ends the account's sessions: tokens with the former role are
 * refused within 2 s in every process. Answers false when the account has the role already.
 */
export async function changeRole(
  username: string,
  role: Role,
  { accounts, sessions, unitOfWork }: { accounts: Accounts; sessions: Sessions; unitOfWork: UnitOfWork },
): Promise<boolean> {
  return unitOfWork.run(async () => {
    const account = await accounts.findByUsername(username);
    if (!account) throw new UserNotFound();
    if (!account.changeRole(role)) return false;
    // Stored first, so that no sign-in with the former role starts a session that is missed here.
    await unitOfWork.flush();
    await endSessions(sessions, account.id);
    return true;
  });
}
