import { LRUCache } from 'lru-cache';
import { settledWithin } from '../../../../application/kernel/concurrency/settled-within.ts';
import type { Row } from '../engine.ts';
import { isStatementsFault } from '../errors.ts';
import type { BoundStatement } from '../statement.ts';

/** How long a replica may take to get what the caller has seen; then the primary answers. */
const waitSeconds = 0.05;
/** A replica that has not answered by then is away: the question what it has, and a read. */
const [askPatienceMs, readPatienceMs] = [250, 2_000];
/** It is asked again after this time, so that one that hangs is noticed. */
const askEveryMs = 1_000;
/** How long a replica that is away or behind is left alone. */
const restMs = 1_000;

const wait = { text: 'select wait_for_executed_gtid_set(?, ?) as isLate', values: [] };

/** One server, with connections of its own. */
export interface Replica {
  readonly host: string;
  read(bound: BoundStatement): Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * `late`: it does not have yet what the caller has seen, or misses a table. `away`: it does not answer, or refuses us.
 */
export type OnReplicaRead = (outcome: 'replica' | 'late' | 'away', host: string, error?: unknown) => void;

interface State {
  readonly replica: Replica;
  restsUntil: number;
  answeredAt: number;
  /** Marks that it is known to have. */
  readonly has: LRUCache<string, true>;
}

/** Replicas of the primary. Reads go to one of them, as long as it keeps up. */
export class Replicas {
  readonly #states: readonly State[];
  readonly #onRead: OnReplicaRead;
  #current: number;

  constructor(replicas: readonly Replica[], onRead: OnReplicaRead) {
    this.#states = replicas.map((replica) => ({
      replica,
      restsUntil: 0,
      answeredAt: Number.NEGATIVE_INFINITY,
      has: new LRUCache({ max: 10_000 }),
    }));
    this.#onRead = onRead;
    // Several processes use different ones; each stays with its own, so that what callers read does not go back.
    this.#current = Math.floor(Math.random() * replicas.length);
  }

  /**
   * Undefined if no replica answers in time with everything up to the mark, a set of GTIDs. `isOurs`: the mark is of a
   * commit that exists, so a replica without it is behind.
   */
  async read(bound: BoundStatement, mark: string, isOurs: boolean): Promise<Row[] | undefined> {
    const state = this.#usable();
    if (!state) return undefined;
    const { host } = state.replica;
    try {
      const isThere = await this.#has(state, mark);
      if (!isThere && isOurs) this.#rest(state);
      const rows = isThere ? await within(readPatienceMs, state.replica.read(bound)) : undefined;
      this.#onRead(rows ? 'replica' : 'late', host);
      return rows;
    } catch (error) {
      if (isStatementsFault(error)) this.#onRead('late', host);
      else {
        this.#rest(state);
        this.#onRead('away', host, error);
      }
      return undefined;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#states.map(({ replica }) => replica.close()));
  }

  async #has(state: State, mark: string): Promise<boolean> {
    if (state.has.has(mark) && performance.now() - state.answeredAt < askEveryMs) return true;
    const asked = state.replica.read({ ...wait, values: [mark, waitSeconds] });
    const [row] = await within(askPatienceMs, asked);
    state.answeredAt = performance.now();
    const isThere = Number(row!.isLate) === 0;
    if (isThere) state.has.set(mark, true);
    return isThere;
  }

  /** The one in use, unless it rests: then the next one that does not. */
  #usable(): State | undefined {
    const now = performance.now();
    for (let i = 0; i < this.#states.length; i++) {
      const at = (this.#current + i) % this.#states.length;
      if (this.#states[at]!.restsUntil > now) continue;
      this.#current = at;
      return this.#states[at];
    }
    return undefined;
  }

  #rest(state: State): void {
    state.restsUntil = performance.now() + restMs;
  }
}

async function within<T>(patienceMs: number, answer: Promise<T>): Promise<T> {
  if (!(await settledWithin(answer, patienceMs)))
    throw Object.assign(new Error('The replica did not answer in time'), {
      code: 'PROTOCOL_SEQUENCE_TIMEOUT',
    });
  return answer;
}
