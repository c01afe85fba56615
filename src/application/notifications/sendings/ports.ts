import type { UserId } from '../../../domain/kernel/id.ts';
import type { Sending, SendingId, SendingText } from '../../../domain/notifications/sending.ts';
import type { SendingView } from './views.ts';

/** Announcements and their recipients who are not notified yet. */
export abstract class Sendings {
  abstract add(sending: Sending): void;
  abstract text(id: SendingId): Promise<SendingText | undefined>;
  /** Recipients who are not notified yet. */
  abstract pending(id: SendingId, limit: number): Promise<readonly UserId[]>;
  abstract markNotified(id: SendingId, userIds: readonly UserId[]): void;
  abstract one(id: SendingId): Promise<SendingView | undefined>;
}
