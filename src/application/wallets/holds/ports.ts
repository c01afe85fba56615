import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { HoldId, HoldStatus } from '../../../domain/wallets/hold.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { HoldView } from './views.ts';

export interface HoldQuery extends PageRequest<HoldId> {
  readonly viewerId: UserId;
  /** Undefined for both. */
  readonly direction: 'received' | 'sent' | undefined;
  readonly status: HoldStatus | undefined;
  readonly at: Instant;
}

/** An open one that is over is shown as expired. */
export abstract class HoldReader {
  abstract one(id: HoldId, at: Instant): Promise<HoldView | undefined>;
  /** Newest first. */
  abstract page(query: HoldQuery): Promise<Page<HoldView>>;
}

/** Finds open holds that are to be released. */
export abstract class EndingHolds {
  abstract overdue(at: Instant, limit: number): Promise<readonly HoldId[]>;
  /** To and from a person. */
  abstract of(userId: UserId, limit: number): Promise<readonly HoldId[]>;
}
