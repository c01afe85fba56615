import { createHash } from 'node:crypto';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Invocation, Replays } from './dispatcher.ts';
import { KeyInFlight, KeyReused } from './errors.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export interface KeyedResult {
  readonly fingerprint: string;
  readonly result: unknown;
}

/** Results of commands by idempotency key, for 24 hours; each is stored in its command's own transaction. */
export abstract class IdempotencyKeys {
  abstract find(actorId: UserId, operation: string, key: string): Promise<KeyedResult | undefined>;
  abstract add(actorId: UserId, operation: string, key: string, result: KeyedResult): void;
}

/** Answers a repeated key and body with the first result; only successes are stored. */
export class IdempotentReplays implements Replays {
  readonly #inFlight = new Set<string>();
  readonly #keys: IdempotencyKeys;
  readonly #unitOfWork: UnitOfWork;

  constructor(keys: IdempotencyKeys, unitOfWork: UnitOfWork) {
    this.#keys = keys;
    this.#unitOfWork = unitOfWork;
  }

  async run(
    { operation, input, actor, meta }: Invocation,
    prepare: () => Promise<unknown>,
    work: (prepared: unknown) => Promise<unknown>,
  ): Promise<unknown> {
    const actorId = actor!.id;
    const key = meta.idempotencyKey!;
    const fingerprint = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
    const first = async () => {
      const stored = await this.#keys.find(actorId, operation.name, key);
      if (stored && stored.fingerprint !== fingerprint) throw new KeyReused();
      return stored;
    };

    const flight = `${actorId} ${operation.name} ${key}`;
    if (this.#inFlight.has(flight)) throw new KeyInFlight();
    this.#inFlight.add(flight);
    try {
      const stored = await first();
      if (stored) return stored.result;
      const prepared = await prepare();
      return await this.#unitOfWork.run(async () => {
        // Look again inside the transaction: another process may have stored a result meanwhile; storing ours
        // then conflicts, and the repeated run finds theirs.
        const stored = await first();
        if (stored) return stored.result;
        const result = await work(prepared);
        this.#keys.add(actorId, operation.name, key, { fingerprint, result });
        return result;
      });
    } finally {
      this.#inFlight.delete(flight);
    }
  }
}
