import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { WithdrawalId } from '../../../domain/wallets/withdrawal.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { WithdrawalView } from './views.ts';

export abstract class WithdrawalReader {
  abstract own(userId: UserId, id: WithdrawalId): Promise<WithdrawalView | undefined>;
  /** Newest first. */
  abstract page(userId: UserId, page: PageRequest<WithdrawalId>): Promise<Page<WithdrawalView>>;
  /** Those of this provider that are to be looked at by now, the longest due first. */
  abstract due(provider: string, at: Instant, limit: number): Promise<readonly WithdrawalId[]>;
}

/** Whether this service pays out. */
export abstract class WithdrawalSetting {
  abstract readonly isOn: boolean;
}
