import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operations } from './application/catalogue.ts';
import type { Admission } from './application/kernel/admission.ts';
import { settledWithin } from './application/kernel/concurrency/settled-within.ts';
import { DependencyAway } from './application/kernel/dependencies.ts';
import { Authenticator, Clock, PresenceTracker, PublicKeys, Watchers } from './application/kernel/ports.ts';
import { ServedObjects } from './application/kernel/served-objects.ts';
import { Spool } from './application/kernel/upload.ts';
import { ObjectStore, type ReadLink } from './application/media/ports.ts';
import { PaymentProvider } from './application/wallets/provider/ports.ts';
import { type Core, type CoreOptions, compose } from './composition.ts';
import type { Config } from './config.ts';
import { documents } from './documents.ts';
import { shareFrames } from './infrastructure/kernel/bus/shared-frames.ts';
import { counterAudit } from './infrastructure/kernel/counters/reconciliation.ts';
import { kernelJobs } from './infrastructure/kernel/kernel.module.ts';
import { auditJob, type BoundAudit } from './infrastructure/kernel/observability/audits.ts';
import { watchBus, watchDependencies } from './infrastructure/kernel/observability/metrics.ts';
import { JobScheduler, resolveNeeds, type Stop } from './infrastructure/kernel/runtime/jobs.ts';
import { SqlUnitOfWork } from './infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { aliases } from './interfaces/http/aliases.ts';
import { createMetricsServer } from './interfaces/http/metrics-server.ts';
import { routes } from './interfaces/http/routes.ts';
import { WebApp } from './interfaces/http/web-app/web-app.ts';
import { httpWire } from './interfaces/http/wire.ts';
import { Kit } from './interfaces/kit/kit.ts';
import { serveWires } from './interfaces/kit/server.ts';
import { rpcWire } from './interfaces/rpc/wire.ts';
import { socketWire } from './interfaces/socket/wire.ts';
import { webSocketWire } from './interfaces/websocket/wire.ts';
import { contexts } from './modules.ts';

const needs = {
  authenticator: Authenticator,
  presenceTracker: PresenceTracker,
  publicKeys: PublicKeys,
  spool: Spool,
  objects: ServedObjects,
  store: ObjectStore,
  payments: PaymentProvider,
};
/** Signing asks no server, and no object must be there: the link only shows where files are. */
const anyLink: ReadLink = { contentType: 'image/webp', name: 'origin', attachment: false };
const admitAll: Admission = { refuses: () => false, isBusy: () => false };

// Together with the time that the transports take (`drainMs`) this is below 10 s, after which supervisors kill.
const finishPatienceMs = 3_000;

export interface Service {
  readonly core: Core;
  readonly port: number;
  readonly webApp: WebApp | undefined;
  /**
   * Accepts no new work, finishes running work, and closes everything. Takes at most 9 s, whatever does not
   * answer; work that is abandoned then is in the outbox or in a queue.
   */
  stop(): Promise<void>;
}

/**
 * Starts the transports, the outbox relay, the background services and the jobs. Resolves when the service
 * accepts calls.
 */
export async function startService(config: Config, options: CoreOptions = {}): Promise<Service> {
  const core = await compose(config, options);
  const { store, payments, publicKeys, spool, objects, ...ports } = resolveNeeds(needs, core.get);
  const redis = core.processes?.redis;
  await checkDependencies(core, [store, payments, ...(redis ? [redis] : [])]);
  const publicUrl = new URL(config.PUBLIC_URL);
  const services = await startServices(core);
  const kit = new Kit({
    ...ports,
    operations,
    publicUrl,
    dispatcher: core.dispatcher,
    admission: config.LOAD_SHEDDING === 'on' ? core.admission : admitAll,
    logger: core.logger,
    metrics: core.metrics,
    corsOrigins: config.CORS_ORIGINS,
    trustProxy: config.TRUST_PROXY,
    connectionsPerAddress: config.RATE_LIMITS === 'on' ? config.CONNECTIONS_PER_ADDRESS : undefined,
  });
  const webApp =
    config.WEB_APP === 'on' && config.ROLE !== 'worker'
      ? new WebApp({
          logger: core.logger,
          watches: config.NODE_ENV === 'development',
          fileOrigins: async () => [publicUrl.origin, new URL(await store.readUrl('origin', anyLink)).origin],
        })
      : undefined;
  const readiness = { database: () => core.engine.ping(), files: () => store.check() };
  const degrades = redis ? { redis: () => redis.check() } : {};
  watchDependencies(core.metrics, { ...readiness, ...degrades });
  const rest = httpWire({
    webApp,
    routes,
    aliases,
    spool,
    objects,
    healthOnly: config.ROLE === 'worker',
    servesMetrics: config.METRICS_PORT === undefined,
    jwks: () => publicKeys.published(),
    readiness,
    degrades,
    documents: documents(publicUrl),
  });
  const forCallers = [socketWire(), webSocketWire(), rpcWire()];
  const wires = await serveWires(kit, [rest, ...(config.ROLE === 'worker' ? [] : forCallers)]);
  const publisher = core.tracing?.publisher(kit.publisher) ?? kit.publisher;
  core.publisher.connect(publisher);
  core.online.connect(kit.online);
  let stopSharing = () => Promise.resolve();
  if (core.processes) {
    const { bus } = core.processes;
    stopSharing = shareFrames(bus, { ...core, watchers: core.get(Watchers) }, publisher);
    bus.onGap(() => kit.resync());
    watchBus(core.metrics, bus);
    await bus.start();
  }
  if (config.ROLE !== 'api') core.relay.start();
  const jobs = startJobs(core);
  const metricsServer = config.METRICS_PORT === undefined ? undefined : createMetricsServer(core.metrics);
  if (metricsServer) await listen(metricsServer, config.METRICS_PORT!, config.HOST);
  const port = await listen(wires.httpServer, config.PORT, config.HOST);
  core.logger.info({ url: config.PUBLIC_URL, port, database: core.engine.dialect.name }, 'ready');

  return {
    core,
    port,
    webApp,
    async stop() {
      metricsServer?.close();
      await wires.close();
      const finish = async () => {
        await stopSharing();
        await jobs.stop();
        for (const stop of services) await stop();
        await core.close();
      };
      if (!(await settledWithin(finish(), finishPatienceMs)))
        core.logger.warn('stopped while work was running: the next start resumes it');
    },
  };
}

/** What is away may come back, and logs until then that it is; what refuses us is for the operator to mend. */
async function checkDependencies(
  core: Core,
  dependencies: readonly { check(): Promise<void> }[],
): Promise<void> {
  const checks = await Promise.allSettled(dependencies.map((one) => one.check()));
  const faults = checks.flatMap((check) => (check.status === 'rejected' ? [check.reason as unknown] : []));
  const lasting = faults.find((fault) => !(fault instanceof DependencyAway));
  if (lasting === undefined) return;
  await core.close();
  throw lasting;
}

/** Whether a process of this role runs a job or a background service. */
const isFor = ({ ROLE }: Config, { isLocal = false }: { readonly isLocal?: boolean }) =>
  ROLE !== 'api' || isLocal;

async function startServices({ config, get, logger, metrics }: Core): Promise<Stop[]> {
  const stops: Stop[] = [];
  const services = contexts.flatMap(({ services = [] }) => services);
  for (const { needs, start } of services.filter((one) => isFor(config, one)))
    stops.push(await start(resolveNeeds(needs, get), { logger, metrics }));
  return stops;
}

/** What compares stored figures with a recount. */
function auditsOf({ get }: Core): BoundAudit[] {
  const counters = counterAudit(contexts.flatMap(({ reconciliations = [] }) => reconciliations));
  return [counters, ...contexts.flatMap(({ audits = [] }) => audits)].map(({ name, needs, differences }) => ({
    name,
    differences: () => differences(resolveNeeds(needs, get)),
  }));
}

function startJobs(core: Core): JobScheduler {
  const { config, get, logger, metrics } = core;
  const unitOfWork = get(SqlUnitOfWork);
  const scheduler = new JobScheduler(logger, () => unitOfWork.commits);
  const audits = auditJob(auditsOf(core), { metrics, logger, clock: get(Clock) });
  const jobs = [...kernelJobs, audits, ...contexts.flatMap(({ jobs = [] }) => jobs)];
  for (const job of jobs.filter((one) => isFor(config, one)))
    scheduler.start(job, resolveNeeds(job.needs, get));
  return scheduler;
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}
