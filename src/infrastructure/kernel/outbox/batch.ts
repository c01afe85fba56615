import type { Logger } from 'pino';
import type { FramePublisher } from '../../../application/kernel/ports.ts';
import type { SqlUnitOfWork } from '../unit-of-work/sql-unit-of-work.ts';
import type { Outbox, OutboxMessage } from './outbox.ts';

export interface OutboxWorkerPorts {
  readonly outbox: Outbox;
  readonly unitOfWork: SqlUnitOfWork;
  readonly publisher: FramePublisher;
  readonly logger: Logger;
}

/** The number of messages that a batch claimed, and how many of them are done. */
export interface BatchResult {
  readonly claimed: number;
  readonly done: number;
}

/** A message in this batch fails: the batch is rolled back and retried in halves until the message is alone. */
export class BatchFailed extends Error {
  readonly batch: readonly OutboxMessage[];

  constructor(batch: readonly OutboxMessage[], cause: unknown) {
    super('A batch failed', { cause });
    this.batch = batch;
  }
}
