import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { RequestId, RequestStatus } from '../../../domain/wallets/payment-request.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { RequestView } from './views.ts';

export interface RequestQuery extends PageRequest<RequestId> {
  readonly viewerId: UserId;
  readonly direction: 'received' | 'sent';
  readonly status: RequestStatus | undefined;
  readonly at: Instant;
}

/** Leaves out requests between people with a block between them. An open one that is over is shown as expired. */
export abstract class RequestReader {
  /** Those that exist, by ascending id. */
  abstract some(ids: readonly RequestId[], at: Instant): Promise<readonly RequestView[]>;
  /** Newest first. */
  abstract page(query: RequestQuery): Promise<Page<RequestView>>;
}

/** Finds requests that are to be ended. */
export abstract class EndingRequests {
  abstract overdue(at: Instant, limit: number): Promise<readonly RequestId[]>;
  /** Open ones between two people. */
  abstract between(one: UserId, other: UserId, limit: number): Promise<readonly RequestId[]>;
  /** Open ones to and from a person. */
  abstract of(userId: UserId, limit: number): Promise<readonly RequestId[]>;
}
