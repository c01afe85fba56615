import type { ChangedKind } from '../../application/wardrobe/changes/frames.ts';
import { CurrentVersions } from '../../application/wardrobe/changes/ports.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { type Params, type Statement, sql } from '../kernel/database/statement.ts';

type Row = { id: Id; version: number };

const tables: Readonly<Record<ChangedKind, string>> = {
  item: 'items',
  outfit: 'outfits',
  wear: 'wears',
  occasion: 'occasions',
};

const statements = new Map<string, Statement<Params, Row>>();

/** Compiled once per set of kinds. */
function statementFor(kinds: readonly ChangedKind[]): Statement<Params, Row> {
  const key = kinds.join();
  let statement = statements.get(key);
  if (!statement) {
    const parts = kinds.map((kind) => `select id, version from ${tables[kind]} where id in (:${kind}Ids*)`);
    statements.set(key, (statement = sql(parts.join(' union all '))));
  }
  return statement;
}

export class SqlCurrentVersions extends CurrentVersions {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(ids: ReadonlyMap<ChangedKind, readonly Id[]>): Promise<ReadonlyMap<Id, number>> {
    const kinds = [...ids.keys()].sort();
    if (kinds.length === 0) return new Map();
    const parameters = Object.fromEntries(kinds.map((kind) => [`${kind}Ids`, ids.get(kind)!]));
    const rows = await this.#database.rows(statementFor(kinds), parameters);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }
}
