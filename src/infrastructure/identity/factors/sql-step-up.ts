import { ProofNeeded } from '../../../application/kernel/errors.ts';
import type { Actor } from '../../../application/kernel/operation.ts';
import { type Clock, StepUp } from '../../../application/kernel/ports.ts';
import { isProofFresh } from '../../../domain/identity/session.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const proof = sql<{ userId: string; sessionId: string }, { provedAt: Instant | null }>(`
  select (select s.proved_at from sessions s where s.id = :sessionId and s.user_id = :userId) as provedAt
  from factors f where f.user_id = :userId and f.confirmed_at is not null limit 1`);

export class SqlStepUp extends StepUp {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  async assertProven({ id, sessionId }: Actor): Promise<void> {
    const withFactor = await this.#database.row(proof, { userId: id, sessionId });
    if (withFactor && !isProofFresh(withFactor.provedAt, this.#clock.now())) throw new ProofNeeded();
  }
}
