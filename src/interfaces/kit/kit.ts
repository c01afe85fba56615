import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import type { Admission } from '../../application/kernel/admission.ts';
import type { Dispatcher } from '../../application/kernel/dispatcher.ts';
import type { Operation } from '../../application/kernel/operation.ts';
import type {
  Authenticator,
  FramePublisher,
  OnlineUsers,
  PresenceTracker,
} from '../../application/kernel/ports.ts';
import { Caller } from './calls/caller.ts';
import type { Peer } from './connections/connection.ts';
import { ConnectionLimit } from './connections/connection-limit.ts';
import { Connections, type ConnectionsOptions } from './connections/connections.ts';
import { ConnectedUsers, FrameDelivery } from './connections/frame-delivery.ts';
import { realTimers, type Timers } from './connections/timers.ts';
import { type ClientInfo, clientOf, type Handshake } from './requests/address.ts';
import { securityHeaders } from './requests/security-headers.ts';
import { SignIn } from './sign-in/sign-in.ts';

/** The same for every wire; tests make them small. */
export interface Limits {
  /** Connections of one wire that stay open. */
  readonly maxConnections: number;
  readonly callsInFlight: number;
  readonly closeTimeoutMs: number;
  readonly pingEveryMs: number;
}

const resyncWithinMs = 2_000;

const usualLimits: Limits = {
  maxConnections: 20_000,
  callsInFlight: 32,
  closeTimeoutMs: 2_000,
  pingEveryMs: 30_000,
};

export interface KitOptions {
  readonly operations: readonly Operation[];
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>;
  readonly authenticator: Authenticator;
  readonly presenceTracker: Pick<PresenceTracker, 'connected' | 'disconnected'>;
  readonly admission: Admission;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly publicUrl: URL;
  readonly corsOrigins: readonly string[];
  /** The number of trusted proxies in front of the service. */
  readonly trustProxy: number;
  /** Connections that one address may hold without a sign-in; undefined lifts the limit. */
  readonly connectionsPerAddress?: number | undefined;
  readonly timers?: Timers;
  readonly limits?: Partial<Limits>;
}

/** What a wire is made of, apart from its encoding. All wires of a process share one. */
export class Kit {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly signIn: SignIn;
  readonly connectionLimit: ConnectionLimit | undefined;
  readonly admission: Admission;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly timers: Timers;
  readonly limits: Limits;
  /** Sent with every HTTP answer. */
  readonly headers: Readonly<Record<string, string>>;
  readonly publisher: FramePublisher;
  readonly online: OnlineUsers;
  readonly #options: KitOptions;
  readonly #callLog: Logger;
  readonly #wires: Connections[] = [];

  constructor(options: KitOptions) {
    const { connectionsPerAddress: perAddress } = options;
    this.#options = options;
    this.operations = new Map(options.operations.map((operation) => [operation.name, operation]));
    this.admission = options.admission;
    this.logger = options.logger;
    this.metrics = options.metrics;
    this.timers = options.timers ?? realTimers;
    this.limits = { ...usualLimits, ...options.limits };
    this.headers = securityHeaders(options.publicUrl);
    this.connectionLimit =
      perAddress === undefined ? undefined : new ConnectionLimit({ ...options, perAddress });
    this.signIn = new SignIn({ ...options, connectionLimit: this.connectionLimit });
    // Redaction would cost a tenth of a request, and the fields of these lines are known.
    this.#callLog = options.logger.child({}, { redact: [] });
    this.publisher = new FrameDelivery(this.#wires);
    this.online = new ConnectedUsers(this.#wires);
    countConnections(this.#wires, options.metrics);
  }

  /** Who sends a request, as seen by the outermost trusted proxy. */
  clientOf(incoming: Handshake): ClientInfo {
    return clientOf(incoming, this.#options.trustProxy);
  }

  /** Runs the calls of a wire, whose name is part of log lines, metrics and traces. */
  caller(wire: string): Caller {
    const { dispatcher, admission, logger } = this.#options;
    return new Caller(wire, {
      operations: this.operations,
      dispatcher,
      admission,
      logger,
      callLog: this.#callLog,
    });
  }

  /** Tells all clients that frames may have been lost: they read anew what they show, each at its own moment. */
  resync(withinMs = resyncWithinMs): void {
    for (const wire of this.#wires) wire.resync(withinMs);
  }

  /** The connections of a wire that pushes frames: presence, expiry, ends of sessions, slow readers and pings are cared for. */
  connections<P extends Peer>(
    caller: Caller,
    wire: Pick<ConnectionsOptions<P>, 'deliver' | 'maxBacklog'> &
      Partial<Pick<ConnectionsOptions<P>, 'inOrder'>>,
  ): Connections<P> {
    const { authenticator, presenceTracker: presence, logger } = this.#options;
    const { timers, limits } = this;
    const connections = new Connections<P>({
      caller,
      authenticator,
      presence,
      logger,
      timers,
      ...limits,
      inOrder: false,
      ...wire,
    });
    this.#wires.push(connections as unknown as Connections);
    return connections;
  }
}

function countConnections(wires: readonly Connections[], registry: Registry): void {
  new Gauge({
    name: 'connections',
    help: 'Open connections that get frames, by wire',
    labelNames: ['wire'] as const,
    registers: [registry],
    collect() {
      for (const { wire, size } of wires) this.set({ wire }, size);
    },
  });
}
