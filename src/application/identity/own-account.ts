import type { Account, Accounts } from '../../domain/identity/account.ts';
import { NotSignedIn } from '../kernel/errors.ts';
import type { Actor } from '../kernel/operation.ts';

/** The caller's account; it is gone when it was deleted while this call was on its way. */
export async function ownAccount(accounts: Accounts, actor: Actor): Promise<Account> {
  const account = await accounts.find(actor.id);
  if (!account) throw new NotSignedIn();
  return account;
}
