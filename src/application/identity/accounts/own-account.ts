import type { Account, Accounts } from '../../../domain/identity/account.ts';
import { NotSignedIn } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/operation.ts';

/** The caller's account. Throws `NotSignedIn` when it was deleted during this call. */
export async function ownAccount(accounts: Accounts, actor: Actor): Promise<Account> {
  const account = await accounts.find(actor.id);
  if (!account) throw new NotSignedIn();
  return account;
}
