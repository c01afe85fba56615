import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { TopUpId } from '../../../domain/wallets/top-up.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { TopUpView } from './views.ts';

export abstract class TopUpReader {
  /** Undefined unless it is the person's; `id` may be the id that they gave it. */
  abstract own(userId: UserId, id: TopUpId): Promise<TopUpView | undefined>;
  /** Newest first. */
  abstract page(userId: UserId, page: PageRequest<TopUpId>): Promise<Page<TopUpView>>;
  /** For admins. */
  abstract one(id: TopUpId): Promise<TopUpView | undefined>;
  /** Those of this provider whose payment is to be looked at by now, the longest due first. */
  abstract due(provider: string, at: Instant, limit: number): Promise<readonly TopUpId[]>;
}
