import type { AddressInfo } from 'node:net';
import { operations } from './application/catalogue.ts';
import type { Admission } from './application/kernel/admission.ts';
import { Authenticator, Clock, PresenceTracker } from './application/kernel/ports.ts';
import { ServedObjects } from './application/kernel/served-objects.ts';
import { Spool } from './application/kernel/upload.ts';
import { ObjectStore } from './application/media/ports.ts';
import { DailyDigest } from './application/notifications/daily-digest.ts';
import { type Core, type CoreOptions, compose } from './composition.ts';
import type { Config } from './config.ts';
import { documents } from './documents.ts';
import { FeedOwners } from './infrastructure/feed/feed-owners.ts';
import { FeedPruning } from './infrastructure/feed/feed-pruning.ts';
import { FeedUpkeep } from './infrastructure/feed/feed-upkeep.ts';
import { dropExpiredSessions } from './infrastructure/identity/expired-sessions.ts';
import { Revocations } from './infrastructure/identity/revocations.ts';
import { compactCounters } from './infrastructure/kernel/counters/counters.ts';
import { Database } from './infrastructure/kernel/database/database.ts';
import { sql } from './infrastructure/kernel/database/statement.ts';
import { Housekeeping } from './infrastructure/kernel/runtime/housekeeping.ts';
import { Jobs } from './infrastructure/kernel/runtime/jobs.ts';
import { SqlUnitOfWork } from './infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { MediaSweeper } from './infrastructure/media/sweeper.ts';
import { MemoryHeads } from './infrastructure/messaging/memory-heads.ts';
import { MemoryPresence } from './infrastructure/messaging/memory-presence.ts';
import { MemoryTyping } from './infrastructure/messaging/memory-typing.ts';
import { DeliveryRetention } from './infrastructure/notifications/delivery-retention.ts';
import { DeliveryWorkers } from './infrastructure/notifications/delivery-workers.ts';
import { LaundryReminders } from './infrastructure/notifications/laundry-reminders.ts';
import { NotificationRetention } from './infrastructure/notifications/retention.ts';
import { aliases } from './interfaces/http/aliases.ts';
import { createApp } from './interfaces/http/app.ts';
import { routes } from './interfaces/http/routes.ts';
import { createHttpServer, createMetricsServer, usualLimits } from './interfaces/http/server.ts';
import { turnAway } from './interfaces/http/turn-away.ts';
import { Origins } from './interfaces/origins.ts';
import { securityHeaders } from './interfaces/security-headers.ts';
import { SocketFramePublisher } from './interfaces/socket/frame-publisher.ts';
import { createGateway, endConnections } from './interfaces/socket/gateway.ts';
import { SocketOnlineUsers } from './interfaces/socket/online-users.ts';
import { createChatGateway } from './interfaces/websocket/gateway.ts';

const hour = 3_600_000;
const everyoneIn: Admission = { refuses: () => false, isBusy: () => false };
const alive = sql<Record<never, never>, { yes: number }>('select 1 as yes');

export interface Service {
  readonly core: Core;
  readonly port: number;
  /** Takes no new work, lets what runs finish, and closes everything. */
  stop(): Promise<void>;
}

/** Opens the database, the relay, the jobs and all wires; resolves when it can be called. */
export async function startService(config: Config, options: CoreOptions = {}): Promise<Service> {
  const core = await compose(config, options);
  const { get, logger } = core;

  const database = get(Database);
  const revocations = get(Revocations);
  await revocations.poll();
  const authenticator = get(Authenticator);
  const publicUrl = new URL(config.PUBLIC_URL);
  const admission = config.LOAD_SHEDDING === 'on' ? core.admission : everyoneIn;
  const wire = {
    operations,
    admission,
    dispatcher: core.dispatcher,
    authenticator,
    logger,
    publicUrl,
    corsOrigins: config.CORS_ORIGINS,
    trustProxy: config.TRUST_PROXY,
    metrics: core.metrics,
  };
  const app = createApp({
    ...wire,
    routes,
    aliases,
    jwks: core.jwks,
    servesMetrics: config.METRICS_PORT === undefined,
    readiness: {
      database: async () => void (await database.rows(alive, {})),
      files: () => get(ObjectStore).check(),
    },
    spool: get(Spool),
    objects: get(ServedObjects),
    documents: documents(publicUrl),
  });
  const httpServer = createHttpServer(
    app,
    usualLimits,
    turnAway({
      admission,
      origins: new Origins(publicUrl, config.CORS_ORIGINS),
      headers: securityHeaders(publicUrl),
    }),
  );
  const presenceTracker = get(PresenceTracker);
  const gateway = createGateway({ ...wire, httpServer, presenceTracker });
  const chats = createChatGateway({ ...wire, httpServer, presenceTracker });
  core.publisher.connect(new SocketFramePublisher(gateway));
  core.publisher.connect(chats.publisher);
  core.online.connect(new SocketOnlineUsers(gateway));
  core.online.connect(chats.online);

  const stopRevocations = revocations.follow((error) =>
    logger.error({ err: error }, 'asking for ended sessions failed'),
  );
  const jobs = startJobs(core, revocations);
  core.relay.start();
  const metricsServer = config.METRICS_PORT === undefined ? undefined : createMetricsServer(core.metrics);
  metricsServer?.listen(config.METRICS_PORT, config.HOST);
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject).listen(config.PORT, config.HOST, resolve);
  });
  const { port } = httpServer.address() as AddressInfo;
  logger.info({ url: config.PUBLIC_URL, port, database: core.engine.dialect.name }, 'ready');

  return {
    core,
    port,
    async stop() {
      stopRevocations();
      metricsServer?.close();
      // Connections that idle are cut, requests and calls that run may finish.
      const closed = new Promise((resolve) => httpServer.close(resolve));
      httpServer.closeIdleConnections();
      // Those that ran are idle once they are answered: their clients would keep them open.
      const sweep = setInterval(() => httpServer.closeIdleConnections(), 50);
      const patience = setTimeout(() => httpServer.closeAllConnections(), 8_000);
      await Promise.all([endConnections(gateway), chats.close()]);
      await gateway.close();
      await closed;
      clearInterval(sweep);
      clearTimeout(patience);
      await jobs.stop();
      await get(MemoryPresence)
        .end()
        .catch((error) => logger.error({ err: error }, 'when people were last here is lost'));
      await core.close();
    },
  };
}

function startJobs({ get, logger }: Core, revocations: Revocations): Jobs {
  const unitOfWork = get(SqlUnitOfWork);
  const database = get(Database);
  const housekeeping = new Housekeeping(database, unitOfWork, get(Clock));
  const owners = get(FeedOwners);
  const pruning = new FeedPruning(get(FeedUpkeep), get(Clock));
  const jobs = new Jobs(logger);
  jobs.every(2_000, 'fold-tallies', () => compactCounters(database, unitOfWork));
  jobs.every(1_000, 'store-feed-visits', async () => void (await owners.storeVisits()));
  jobs.every(500, 'end-typing', async () => void (await get(MemoryTyping).step()));
  jobs.every(1_000, 'tell-presence', () => get(MemoryPresence).step());
  jobs.every(5_000, 'tell-heads', () => get(MemoryHeads).step());
  jobs.every(10_000, 'prune-feeds', () => pruning.step());
  jobs.every(hour, 'drop-old-keys', () => housekeeping.idempotencyKeys());
  jobs.every(hour, 'drop-old-events', () => housekeeping.events());
  jobs.every(hour, 'drop-expired-sessions', () => dropExpiredSessions(database, unitOfWork, get(Clock)));
  jobs.every(hour, 'sweep-files', async () => void (await get(MediaSweeper).sweep()));
  const retention = new NotificationRetention(database, unitOfWork, get(Clock));
  jobs.every(hour, 'drop-old-notifications', () => retention.step());
  const deliveryRetention = new DeliveryRetention(database, unitOfWork, get(Clock));
  jobs.every(hour, 'drop-old-deliveries', () => deliveryRetention.step());
  for (const [channel, worker] of get(DeliveryWorkers).byChannel)
    jobs.every(1_000, `deliver-${channel}`, () => worker.step());
  jobs.every(60_000, 'queue-digests', () => get(DailyDigest).step());
  jobs.every(hour, 'remind-of-laundry', () => get(LaundryReminders).step());
  jobs.every(
    hour,
    'drop-ended-sessions',
    async () => void (await unitOfWork.run(async () => revocations.sweep())),
  );
  return jobs;
}
