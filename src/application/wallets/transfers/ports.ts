import type { Visibility } from '../../../domain/access/policy.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Payee } from '../../../domain/wallets/payment.ts';
import type { TransferId } from '../../../domain/wallets/transfer.ts';
import type { PublicUser } from '../../kernel/public-user.ts';
import type { TransferView } from '../views.ts';

export interface Pair {
  readonly payerId: UserId;
  readonly payeeId: UserId;
}
/** Two people who exist, as far as it matters for a payment of one to the other. */
export interface Parties extends Pair, Payee {
  readonly payer: PublicUser;
  readonly payee: PublicUser;
  readonly payerAudience: Visibility;
  readonly payeeAudience: Visibility;
}

export abstract class PartiesReader {
  /** Without the pairs whose payee does not exist. */
  abstract find(pairs: readonly Pair[]): Promise<readonly Parties[]>;
  /** Those of the people whose accounts are deleted. */
  abstract gone(ids: readonly UserId[]): Promise<ReadonlySet<UserId>>;
}

export abstract class TransferReader {
  /** Undefined unless the viewer is a party, or made it; `id` may be the id that the viewer gave it. */
  abstract one(viewerId: UserId, id: TransferId): Promise<TransferView | undefined>;
  /** The id of the transfer that `one` answers. */
  abstract idOf(viewerId: UserId, id: TransferId): Promise<TransferId | undefined>;
}
