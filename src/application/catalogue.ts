import * as feed from './feed/index.ts';
import * as identity from './identity/index.ts';
import * as media from './media/index.ts';
import * as messaging from './messaging/index.ts';
import * as moderation from './moderation/index.ts';
import * as notifications from './notifications/index.ts';
import * as posts from './posts/index.ts';
import * as social from './social/index.ts';
import * as wallets from './wallets/index.ts';
import * as wardrobe from './wardrobe/index.ts';

export type { FrameData } from './frame-data.ts';

/** Everything that the service can be asked to do. */
export const operations = [
  ...identity.operations,
  ...media.operations,
  ...social.operations,
  ...posts.operations,
  ...feed.operations,
  ...wardrobe.operations,
  ...messaging.operations,
  ...notifications.operations,
  ...wallets.operations,
  ...moderation.operations,
] as const;

type OperationsByName = { readonly [O in (typeof operations)[number] as O['name']]: O };

export type OperationName = keyof OperationsByName;

/** The operation of a name: a lookup, which the compiler does far faster than `Extract` from the union of all. */
export type OperationNamed<N extends OperationName> = OperationsByName[N];

/** Everything that follows from what happened. */
export const subscribers = [
  ...identity.subscribers,
  ...media.subscribers,
  ...social.subscribers,
  ...posts.subscribers,
  ...feed.subscribers,
  ...wardrobe.subscribers,
  ...messaging.subscribers,
  ...notifications.subscribers,
  ...wallets.subscribers,
  ...moderation.subscribers,
];
