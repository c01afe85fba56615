import type { Visibility } from '../../../domain/access/policy.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Party, Transfer, TransferId } from '../../../domain/wallets/transfer.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { ActivityView } from './views.ts';

/** How far others see payments. */
export abstract class Activity {
  /** Until the unit of work ends, so that both parties' choices are seen together. */
  abstract lock(id: TransferId): Promise<void>;
  abstract setAudience(id: TransferId, party: Party, audience: Visibility): void;
  /** Lists a payment among those that others may see, or no longer. */
  abstract share(transfer: Pick<Transfer, 'id' | 'fromId' | 'toId'>, isShared: boolean): void;
}

export abstract class ActivityReader {
  /**
   * Newest first. Without `userId`, the viewer's own payments and their friends' that they may see, of people whom they
   * have not muted.
   */
  abstract page(
    viewerId: UserId,
    userId: UserId | undefined,
    page: PageRequest<TransferId>,
  ): Promise<Page<ActivityView>>;
}
