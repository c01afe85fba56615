import type { Accounts } from '../../domain/identity/account.ts';
import { UserNotFound } from '../../domain/identity/errors.ts';
import type { Sessions } from '../../domain/identity/session.ts';
import type { Role } from '../kernel/operation.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';

/**
 * Not an operation, so that no wire leads here. Ends the person's sessions: tokens that tell the former role
 * die within 2 s in every process. Answers false when that is the role already.
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
    // From here on nobody signs in with the former role, so none of its sessions is missed.
    await unitOfWork.flush();
    await sessions.endAll(account.id);
    return true;
  });
}
