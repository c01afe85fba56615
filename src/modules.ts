import type { ContextModule } from './context-module.ts';
import { feed } from './infrastructure/feed/feed.context.ts';
import { identity } from './infrastructure/identity/identity.context.ts';
import { media } from './infrastructure/media/media.context.ts';
import { messaging } from './infrastructure/messaging/messaging.context.ts';
import { moderation } from './infrastructure/moderation/moderation.context.ts';
import { notifications } from './infrastructure/notifications/notifications.context.ts';
import { posts } from './infrastructure/posts/posts.context.ts';
import { social } from './infrastructure/social/social.context.ts';
import { wallets } from './infrastructure/wallets/wallets.context.ts';
import { wardrobe } from './infrastructure/wardrobe/wardrobe.context.ts';

export const contexts: readonly ContextModule[] = [
  identity,
  media,
  social,
  posts,
  feed,
  wardrobe,
  messaging,
  notifications,
  wallets,
  moderation,
];
