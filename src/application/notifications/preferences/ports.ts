import type { UserId } from '../../../domain/kernel/id.ts';
import type { NotificationSettings } from '../../../domain/notifications/preferences.ts';

export abstract class PreferenceStore {
  abstract of(userId: UserId): Promise<NotificationSettings>;
  abstract save(userId: UserId, settings: NotificationSettings): void;
}
