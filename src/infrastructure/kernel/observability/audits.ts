import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import type { Needs, Resolved } from '../../../application/kernel/operation.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import { type Job, job } from '../runtime/jobs.ts';

/** Compares stored figures with what they are computed from; a context lists its audits in its module. */
export interface Audit {
  readonly name: string;
  readonly needs: Needs;
  /** Resolves to the number of figures that differ. */
  differences(ports: unknown): Promise<number>;
}

export const audit = <N extends Needs>(spec: {
  readonly name: string;
  readonly needs: N;
  differences(ports: Resolved<N>): Promise<number>;
}): Audit => spec as unknown as Audit;

/** An audit with its resolved ports. */
export interface BoundAudit {
  readonly name: string;
  differences(): Promise<number>;
}

interface Surroundings {
  readonly metrics: Registry;
  readonly logger: Logger;
  readonly clock: Clock;
}

const everyMs = 6 * 3_600_000;

/** Runs all audits four times a day, one after the other; their results are metrics. */
export function auditJob(audits: readonly BoundAudit[], { metrics, logger, clock }: Surroundings): Job {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['audit'] as const, registers: [metrics] });
  const differing = gauge('audit_differences', 'Stored figures that differ from what they are computed from');
  const ended = gauge('audit_timestamp_seconds', 'When an audit last ended, in seconds since 1970');
  return job({
    name: 'audits',
    everyMs,
    needs: {},
    async run() {
      for (const { name, differences } of audits)
        try {
          const count = await differences();
          differing.set({ audit: name }, count);
          ended.set({ audit: name }, clock.now() / 1000);
          if (count > 0) logger.error({ audit: name, count }, 'an audit found differences');
        } catch (error) {
          logger.error({ err: error, audit: name }, 'an audit did not end');
        }
    },
  });
}
