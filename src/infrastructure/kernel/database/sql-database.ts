import { currentUnit, requireUnit } from '../unit-of-work/unit.ts';
import { Database } from './database.ts';
import type { Dialect } from './dialect.ts';
import type { Engine, Row } from './engine.ts';
import { translate } from './errors.ts';
import { idFromBytes } from './id-bytes.ts';
import { isIdName } from './id-names.ts';
import { replicaMark } from './replica-reads.ts';
import type { Params, Statement } from './statement.ts';

export class SqlDatabase extends Database {
  readonly dialect: Dialect;
  readonly #engine: Engine;

  constructor(engine: Engine) {
    super();
    this.#engine = engine;
    this.dialect = engine.dialect;
  }

  async rows<P extends Params, R>(statement: Statement<P, R>, params: P): Promise<R[]> {
    const bound = statement.bind(this.dialect, params);
    const unit = currentUnit();
    if (unit?.inTransaction) return textIds((await unit.execute(bound)).rows) as R[];
    try {
      const mark = this.#engine.replicas && !unit ? replicaMark() : undefined;
      const fromReplica = mark === undefined ? undefined : await this.#engine.replicas!.read(bound, mark);
      return textIds(fromReplica ?? (await this.#engine.read(bound))) as R[];
    } catch (error) {
      throw translate(error);
    }
  }

  async locked<P extends Params, R>(statement: Statement<P, R>, params: P): Promise<R[]> {
    await requireUnit().begin();
    return this.rows(statement, params);
  }

  async write<P extends Params>(statement: Statement<P>, params: P): Promise<number> {
    const unit = requireUnit();
    await unit.flush();
    return (await unit.execute(statement.bind(this.dialect, params))).affected;
  }

  enqueue<P extends Params>(statement: Statement<P>, params: P): void {
    requireUnit().enqueue(...statement.bindWrites(this.dialect, params));
  }
}

/** Converts ids from bytes to text. */
function textIds(rows: Row[]): Row[] {
  const first = rows[0];
  if (!first) return rows;
  const columns = Object.keys(first).filter(isIdName);
  if (columns.length === 0) return rows;
  for (const row of rows)
    for (const column of columns) {
      const bytes = row[column];
      if (bytes instanceof Uint8Array) row[column] = idFromBytes(bytes);
    }
  return rows;
}
