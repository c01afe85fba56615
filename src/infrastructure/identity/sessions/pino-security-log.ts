import type { Logger } from 'pino';
import { type SecurityEvent, SecurityLog } from '../../../application/identity/ports.ts';
import type { Meta } from '../../../application/kernel/operation.ts';

/** Log lines with the id of the request. */
export class PinoSecurityLog extends SecurityLog {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    super();
    this.#logger = logger;
  }

  write(event: SecurityEvent, about: Parameters<SecurityLog['write']>[1], meta: Meta): void {
    const { requestId, wire, address, userAgent } = meta;
    // Commands log nothing below warnings.
    const alarming = /-(refused|by-operator)$/.test(event);
    this.#logger[alarming ? 'warn' : 'info'](
      { event, ...about, requestId, wire, address, userAgent: userAgent?.slice(0, 300) },
      'security',
    );
  }
}
