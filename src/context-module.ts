import type { EntitySchema } from '@mikro-orm/core';
import type { ContainerModule } from 'inversify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { RateLimits } from './application/kernel/dispatcher.ts';
import type { Clock } from './application/kernel/ports.ts';
import type { Config } from './config.ts';
import type { ExportSection } from './infrastructure/identity/data-export.read.ts';
import type { Bus } from './infrastructure/kernel/bus/bus.ts';
import type { Reconciliation } from './infrastructure/kernel/counters/reconciliation.ts';
import type { Audit } from './infrastructure/kernel/observability/audits.ts';
import type { Tracing } from './infrastructure/kernel/observability/tracing.ts';
import type { SharedPresence } from './infrastructure/kernel/presence/shared-presence.ts';
import type { BackgroundService, Job } from './infrastructure/kernel/runtime/jobs.ts';
import type { FileAudience } from './infrastructure/media/media.read.ts';

/** What a context may need to bind its ports. */
export interface Setup {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Registry;
  /** Undefined unless calls are traced. */
  readonly tracing: Tracing | undefined;
  /** To the other processes of the service; without any, to nobody. */
  readonly bus: Bus;
  readonly sharedPresence: SharedPresence;
  /** Null when calls are not limited. */
  readonly limits: RateLimits | null;
  /** What every context adds to the export of personal data. */
  readonly exportSections: readonly ExportSection[];
  /** Who may read the files that every context attaches. */
  readonly fileAudiences: readonly FileAudience[];
}

/** What a context adds to the service, beside its operations and subscribers in `application/catalogue.ts`. */
export interface ContextModule {
  /** Other contexts read them only through the fragments in its `*.read.ts`, and never write them. */
  readonly tables?: readonly string[];
  /** The aggregates that the ORM maps. */
  readonly schemas?: readonly EntitySchema[];
  /** Binds the ports; may open resources such as keys and stores. */
  bind(setup: Setup): Promise<readonly ContainerModule[]>;
  readonly jobs?: readonly Job[];
  readonly services?: readonly BackgroundService[];
  readonly exportSections?: readonly ExportSection[];
  readonly fileAudiences?: readonly FileAudience[];
  /** How its counters are recounted from its rows. */
  readonly reconciliations?: readonly Reconciliation[];
  /** Of other stored figures. */
  readonly audits?: readonly Audit[];
}
