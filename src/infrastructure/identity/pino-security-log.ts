import type { Logger } from 'pino';
import { type SecurityEvent, SecurityLog } from '../../application/identity/ports.ts';
import type { Meta } from '../../application/kernel/operation.ts';

/** Lines beside those of the requests, which have the same request id. */
export class PinoSecurityLog extends SecurityLog {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    super();
    this.#logger = logger;
  }

  tell(event: SecurityEvent, about: Parameters<SecurityLog['tell']>[1], meta: Meta): void {
    const { requestId, wire, address, userAgent } = meta;
    const refused = event.endsWith('-refused');
    this.#logger[refused ? 'warn' : 'info'](
      { event, ...about, requestId, wire, address, userAgent: userAgent?.slice(0, 300) },
      'security',
    );
  }
}
