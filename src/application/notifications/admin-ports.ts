import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { DeliveryChannelName, DeliveryId, DeliveryState } from '../../domain/notifications/delivery.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { DeliveryView, SendingView } from './admin-views.ts';

export type SendingId = Id<'Sending'>;

export interface DeliveryFilter {
  readonly userId?: UserId | undefined;
  readonly state?: DeliveryState | undefined;
  readonly channel?: DeliveryChannelName | undefined;
  readonly errorClass?: string | undefined;
  /** Made from then on, and before then. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** The record of deliveries, as admins look into it. */
export abstract class DeliveryRecord {
  /** Newest first. */
  abstract list(filter: DeliveryFilter, page: PageRequest<DeliveryId>): Promise<Page<DeliveryView>>;
  /** How many there are that were given up. */
  abstract countDead(filter: DeliveryFilter): Promise<number>;
  /** Has those tried again from the start; answers how many. */
  abstract retryDead(filter: DeliveryFilter): Promise<number>;
  /** Answers whether it was still waiting. */
  abstract cancel(id: DeliveryId): Promise<boolean>;
  abstract exists(id: DeliveryId): Promise<boolean>;
}

export interface Words {
  readonly title: string;
  readonly text: string;
}

/** What admins send to many people, and who of them is still to be told. */
export abstract class Sendings {
  abstract add(id: SendingId, byId: UserId, words: Words, userIds: readonly UserId[], at: Instant): void;
  abstract words(id: SendingId): Promise<Words | undefined>;
  abstract waiting(id: SendingId, limit: number): Promise<readonly UserId[]>;
  abstract told(id: SendingId, userIds: readonly UserId[]): void;
  abstract one(id: SendingId): Promise<SendingView | undefined>;
}
