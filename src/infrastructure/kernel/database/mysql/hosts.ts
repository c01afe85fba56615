import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

const probeTimeoutMs = 1_000;
const probeEveryMs = 200;
// Below the pool's own limit for a connection, so that callers learn the reason.
const patienceMs = 4_000;
const keepAliveMs = 10_000;

/**
 * The hosts of a replicated MySQL, of which one at a time takes writes: the primary. All connections lead to it; when it
 * is lost or becomes a replica they are closed, and the next one is asked for.
 */
export class Hosts {
  readonly #urls: readonly string[];
  readonly #sockets = new Set<Socket>();
  #primary: Promise<URL> | undefined;

  constructor(urls: readonly string[]) {
    this.#urls = urls;
  }

  /** A socket that connects as soon as the primary is known. It fails when no host takes writes within 4 s. */
  connect(): Socket {
    const socket = new Socket({ allowHalfOpen: false }).setNoDelay(true);
    const primary = (this.#primary ??= this.#find());
    const forget = () => {
      if (this.#primary === primary) this.#primary = undefined;
    };
    this.#sockets.add(socket);
    socket.once('error', forget).once('end', forget);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.once('connect', () => socket.setKeepAlive(true, keepAliveMs));
    primary.then(
      ({ hostname: host, port }) => {
        if (!socket.destroyed) socket.connect({ host, port: Number(port || 3306) });
      },
      (error) => void socket.destroy(error),
    );
    return socket;
  }

  /** To be called when a server refused to write: what runs on its connections fails. */
  moved(): void {
    this.#primary = undefined;
    const error = Object.assign(new Error('The server no longer takes writes'), { code: 'ECONNRESET' });
    for (const socket of this.#sockets) socket.destroy(error);
  }

  async #find(): Promise<URL> {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        return await Promise.any(this.#urls.map(writable));
      } catch (cause) {
        if (performance.now() > until)
          throw Object.assign(new Error('No host of MySQL takes writes', { cause }), {
            code: 'EHOSTUNREACH',
          });
      }
      await pause(probeEveryMs);
    }
  }
}

/** Throws when the server does not answer, or is a replica. */
async function writable(url: string): Promise<URL> {
  const connection = await createConnection({ uri: url, connectTimeout: probeTimeoutMs });
  try {
    const sql = 'select @@global.read_only or @@global.super_read_only as isReplica';
    const [rows] = await connection.query({ sql, timeout: probeTimeoutMs });
    if ((rows as { isReplica: number }[])[0]!.isReplica) throw new Error(`${new URL(url).host} is a replica`);
    return new URL(url);
  } finally {
    connection.destroy();
  }
}
