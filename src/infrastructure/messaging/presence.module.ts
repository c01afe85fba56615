import { ContainerModule } from 'inversify';
import {
  Clock,
  FramePublisher,
  Ids,
  LastSeenTimes,
  OnlineUsers,
  PresenceTracker,
} from '../../application/kernel/ports.ts';
import { Recipients, Typing } from '../../application/messaging/messages/ports.ts';
import { PresenceAudience } from '../../application/messaging/presence/ports.ts';
import type { Bus } from '../kernel/bus/bus.ts';
import { Database } from '../kernel/database/database.ts';
import type { SharedPresence } from '../kernel/presence/shared-presence.ts';
import { InMemoryPresence } from './presence/presence.ts';
import { SqlPresenceAudience } from './presence/presence-audience.ts';
import { InMemoryTyping } from './presence/typing.ts';

export const presenceModule = (shared: SharedPresence, bus: Bus) =>
  new ContainerModule(({ bind }) => {
    bind(PresenceAudience).toResolvedValue(
      (database: Database) => new SqlPresenceAudience(database),
      [Database],
    );
    bind(InMemoryPresence).toResolvedValue(
      (
        audience: PresenceAudience,
        lastSeen: LastSeenTimes,
        publisher: FramePublisher,
        online: OnlineUsers,
        ids: Ids,
        clock: Clock,
      ) => new InMemoryPresence({ audience, lastSeen, publisher, online, shared, ids, clock }),
      [PresenceAudience, LastSeenTimes, FramePublisher, OnlineUsers, Ids, Clock],
    );
    bind(PresenceTracker).toService(InMemoryPresence);
    bind(InMemoryTyping).toResolvedValue(
      (recipients: Recipients, publisher: FramePublisher, online: OnlineUsers, ids: Ids, clock: Clock) =>
        new InMemoryTyping({ recipients, publisher, online, bus, ids, clock }),
      [Recipients, FramePublisher, OnlineUsers, Ids, Clock],
    );
    bind(Typing).toService(InMemoryTyping);
  });
