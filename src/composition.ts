import 'reflect-metadata/lite';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Container, ContainerModule } from 'inversify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import * as catalogue from './application/catalogue.ts';
import type { Admission } from './application/kernel/admission.ts';
import { Dispatcher } from './application/kernel/dispatcher.ts';
import { IdempotencyKeys, IdempotentReplays } from './application/kernel/idempotency.ts';
import type { Port } from './application/kernel/operation.ts';
import {
  Clock,
  Counters,
  EventRecorder,
  FramePublisher,
  Ids,
  OnlineUsers,
} from './application/kernel/ports.ts';
import { Relations } from './application/kernel/relations.ts';
import { UnitOfWork } from './application/kernel/unit-of-work.ts';
import type { Config } from './config.ts';
import { SqlRelations } from './infrastructure/access/sql.ts';
import { feedModule } from './infrastructure/feed/feed.module.ts';
import { identityAudiences } from './infrastructure/identity/file-audiences.read.ts';
import { identityModule } from './infrastructure/identity/identity.module.ts';
import { showAvatarsAt } from './infrastructure/identity/identity.read.ts';
import { AccountSchema, SessionSchema } from './infrastructure/identity/identity.schema.ts';
import { openSignIn } from './infrastructure/identity/sign-in.module.ts';
import { SqlCounters } from './infrastructure/kernel/counters/counters.ts';
import { Database } from './infrastructure/kernel/database/database.ts';
import type { Engine } from './infrastructure/kernel/database/engine.ts';
import { migrate, requireSchema } from './infrastructure/kernel/database/migrations.ts';
import { SqlDatabase } from './infrastructure/kernel/database/sql-database.ts';
import { AfterCommitSubscribers } from './infrastructure/kernel/events/after-commit-subscribers.ts';
import { BoundSubscribers } from './infrastructure/kernel/events/bound-subscribers.ts';
import { EventBus } from './infrastructure/kernel/events/event-bus.ts';
import { UnitEventRecorder } from './infrastructure/kernel/events/unit-event-recorder.ts';
import { createLogger } from './infrastructure/kernel/observability/logger.ts';
import {
  countEvents,
  createMetrics,
  operationDurations,
  watchBacklog,
  watchPool,
} from './infrastructure/kernel/observability/metrics.ts';
import { startTracing } from './infrastructure/kernel/observability/tracing.ts';
import { Aggregates } from './infrastructure/kernel/orm/aggregates.ts';
import { startOrm } from './infrastructure/kernel/orm/orm.ts';
import { OrmAggregates } from './infrastructure/kernel/orm/orm-aggregates.ts';
import { Outbox } from './infrastructure/kernel/outbox/outbox.ts';
import { OutboxRelay } from './infrastructure/kernel/outbox/outbox-relay.ts';
import {
  CompositeFramePublisher,
  CompositeOnlineUsers,
} from './infrastructure/kernel/realtime/composites.ts';
import { SystemClock } from './infrastructure/kernel/runtime/clock.ts';
import { Housekeeping } from './infrastructure/kernel/runtime/housekeeping.ts';
import { LoadShedding } from './infrastructure/kernel/runtime/load-shedding.ts';
import { MemoryRateLimits } from './infrastructure/kernel/runtime/rate-limits.ts';
import { UuidIds } from './infrastructure/kernel/runtime/uuid-ids.ts';
import { SqlIdempotencyKeys } from './infrastructure/kernel/unit-of-work/sql-idempotency-keys.ts';
import { SqlUnitOfWork } from './infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { linkKey } from './infrastructure/media/link-key.ts';
import { mediaModule } from './infrastructure/media/media.module.ts';
import { FileSchema } from './infrastructure/media/media.schema.ts';
import { openObjectStore } from './infrastructure/media/object-stores.ts';
import { mediaSections } from './infrastructure/media/personal.ts';
import { SignedLinks } from './infrastructure/media/signed-links.ts';
import { messagingAudiences } from './infrastructure/messaging/file-audiences.read.ts';
import { messagingModule } from './infrastructure/messaging/messaging.module.ts';
import { InviteSchema, MessageSchema, RoomSchema } from './infrastructure/messaging/messaging.schema.ts';
import { messagingSections } from './infrastructure/messaging/personal.ts';
import { deliveriesModule } from './infrastructure/notifications/deliveries.module.ts';
import { watchDeliveries } from './infrastructure/notifications/delivery-metrics.ts';
import { notificationsModule } from './infrastructure/notifications/notifications.module.ts';
import { notificationsSections } from './infrastructure/notifications/personal.ts';
import { postsAudiences } from './infrastructure/posts/file-audiences.read.ts';
import { postsSections } from './infrastructure/posts/personal.ts';
import { postsModule } from './infrastructure/posts/posts.module.ts';
import { CommentSchema, PostSchema } from './infrastructure/posts/posts.schema.ts';
import { socialSections } from './infrastructure/social/personal.ts';
import { socialModule } from './infrastructure/social/social.module.ts';
import { FriendshipSchema } from './infrastructure/social/social.schema.ts';
import { wardrobeAudiences } from './infrastructure/wardrobe/file-audiences.read.ts';
import { outfitsModule } from './infrastructure/wardrobe/outfits.module.ts';
import { OccasionSchema, OutfitSchema, WearSchema } from './infrastructure/wardrobe/outfits.schema.ts';
import { wardrobeSections } from './infrastructure/wardrobe/personal.ts';
import { wardrobeModule } from './infrastructure/wardrobe/wardrobe.module.ts';
import { CollectionSchema, ItemSchema } from './infrastructure/wardrobe/wardrobe.schema.ts';

const schemas = [
  AccountSchema,
  SessionSchema,
  FriendshipSchema,
  FileSchema,
  PostSchema,
  CommentSchema,
  ItemSchema,
  CollectionSchema,
  OutfitSchema,
  OccasionSchema,
  WearSchema,
  RoomSchema,
  MessageSchema,
  InviteSchema,
];

export interface CoreOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** The service without its wires: every port bound, the database open and up to date. */
export interface Core {
  readonly config: Config;
  readonly engine: Engine;
  readonly dispatcher: Dispatcher;
  readonly admission: Admission;
  readonly relay: OutboxRelay;
  readonly bus: EventBus;
  readonly afterCommit: AfterCommitSubscribers;
  readonly publisher: CompositeFramePublisher;
  readonly online: CompositeOnlineUsers;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly jwks: () => Promise<unknown>;
  get<T>(port: Port<T>): T;
  close(): Promise<void>;
}

/** Loads the one driver that is asked for. */
export async function openDatabase(config: Config): Promise<Engine> {
  if (config.DATABASE_URL.startsWith('mysql:')) {
    const { openMysql } = await import('./infrastructure/kernel/database/mysql/engine.ts');
    return openMysql(config.DATABASE_URL, config.MYSQL_POOL);
  }
  const { openSqlite } = await import('./infrastructure/kernel/database/sqlite/engine.ts');
  const path = config.DATABASE_URL.slice('sqlite:'.length);
  await mkdir(dirname(path), { recursive: true });
  return openSqlite(path, config.SQLITE_SYNCHRONOUS);
}

export async function compose(config: Config, options: CoreOptions = {}): Promise<Core> {
  const logger = options.logger ?? createLogger(config.LOG_LEVEL);
  const clock = options.clock ?? new SystemClock();
  const metrics = createMetrics();
  const engine = await openDatabase(config);
  await (engine.dialect.name === 'sqlite' ? migrate : requireSchema)(engine).catch(async (error) => {
    await engine.close();
    throw error;
  });
  const orm = await startOrm(engine, schemas);
  const database = new SqlDatabase(engine);
  const ids = new UuidIds(clock);
  const container = new Container({ defaultScope: 'Singleton' });
  const get = <T>(port: Port<T>): T => container.get(port as never);
  const subscribers = new BoundSubscribers(catalogue.subscribers, get);
  const bus = new EventBus();
  const unitOfWork = new SqlUnitOfWork({ engine, orm, clock, ids, subscribers, bus });
  const newest = await new Housekeeping(database, unitOfWork, clock).newestId();
  if (newest) ids.continueAfter(newest);
  const publisher = new CompositeFramePublisher();
  const online = new CompositeOnlineUsers();
  const signIn = await openSignIn(config, clock, logger);
  const links = new SignedLinks(await linkKey(config.DATA_DIR, config.PASSWORD_PEPPER));
  const store = await openObjectStore(config.STORAGE_URL, { publicUrl: config.PUBLIC_URL, links, clock });
  showAvatarsAt(config.PUBLIC_URL);

  const kernel = new ContainerModule(({ bind }) => {
    bind(Clock).toConstantValue(clock);
    bind(Ids).toConstantValue(ids);
    bind(Database).toConstantValue(database);
    bind(Aggregates).toConstantValue(new OrmAggregates(orm, engine));
    bind(UnitOfWork).toConstantValue(unitOfWork);
    bind(SqlUnitOfWork).toConstantValue(unitOfWork);
    bind(EventRecorder).toConstantValue(new UnitEventRecorder());
    bind(Counters).toConstantValue(new SqlCounters(database, ids));
    bind(IdempotencyKeys).toConstantValue(new SqlIdempotencyKeys(database, clock));
    bind(Relations).toConstantValue(new SqlRelations(database));
    bind(FramePublisher).toConstantValue(publisher);
    bind(OnlineUsers).toConstantValue(online);
  });
  container.load(
    kernel,
    signIn.module,
    identityModule({
      publicUrl: config.PUBLIC_URL,
      personalSections: [
        ...mediaSections,
        ...socialSections,
        ...postsSections,
        ...wardrobeSections,
        ...messagingSections,
        ...notificationsSections,
      ],
    }),
    socialModule,
    postsModule,
    mediaModule({
      config,
      store,
      links,
      audiences: [...postsAudiences, ...identityAudiences, ...wardrobeAudiences, ...messagingAudiences],
    }),
    feedModule(config.FEED_PULL_THRESHOLD),
    wardrobeModule,
    outfitsModule,
    messagingModule,
    notificationsModule,
    await deliveriesModule(config),
  );
  subscribers.resolveAll();
  const afterCommit = new AfterCommitSubscribers(subscribers, bus, { publisher, online, logger });
  const outbox = new Outbox(database, clock);
  const relay = new OutboxRelay(subscribers, bus, { outbox, unitOfWork, publisher, logger });
  countEvents(metrics, bus);
  watchBacklog(metrics, outbox, clock);
  watchPool(metrics, engine);
  watchDeliveries(metrics, database, clock);

  const tracing = config.OTEL_EXPORTER_OTLP_ENDPOINT
    ? await startTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT)
    : undefined;
  const dispatcher = new Dispatcher({
    operations: catalogue.operations,
    resolve: get,
    limits: config.RATE_LIMITS === 'on' ? new MemoryRateLimits() : null,
    generalLimits: {
      calls: { name: 'calls', points: config.RATE_LIMIT_CALLS, seconds: 300 },
      writes: { name: 'writes', points: config.RATE_LIMIT_WRITES, seconds: 1 },
    },
    replays: new IdempotentReplays(get(IdempotencyKeys), unitOfWork),
    behaviours: [operationDurations(metrics), ...(tracing ? [tracing.behaviour] : [])],
    checkOutputs: config.NODE_ENV !== 'production',
  });

  const admission = new LoadShedding(engine, metrics, logger);
  return {
    config,
    engine,
    dispatcher,
    admission,
    relay,
    bus,
    afterCommit,
    publisher,
    online,
    logger,
    metrics,
    jwks: signIn.jwks,
    get,
    async close() {
      admission.stop();
      await relay.stop();
      bus.close();
      await afterCommit.settled();
      await tracing?.stop();
      await orm.close();
      await engine.close();
    },
  };
}
