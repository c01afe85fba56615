import { type EntityMetadata, type EntitySchema, LockMode, type MikroORM } from '@mikro-orm/core';
import type { Engine } from '../database/engine.ts';
import { Statement, type Value } from '../database/statement.ts';
import { requireUnit } from '../unit-of-work/unit.ts';
import { Aggregates } from './aggregates.ts';

/** Small enough for one step on the embedded database, which blocks the event loop. */
const rowsPerInsert = 50;

interface Insert {
  readonly statement: Statement;
  readonly rowOf: (aggregate: object) => Record<string, Value>;
}

/** MikroORM loads and updates aggregates; new ones are inserted by compiled statements. */
export class OrmAggregates extends Aggregates {
  readonly #orm: MikroORM;
  readonly #engine: Engine;
  readonly #inserts = new Map<unknown, Insert>();
  readonly #deletes = new Map<string, Statement>();

  constructor(orm: MikroORM, engine: Engine) {
    super();
    this.#orm = orm;
    this.#engine = engine;
  }

  async find<T extends object>(
    schema: EntitySchema<T>,
    where: Readonly<Record<string, Value>>,
  ): Promise<T | undefined> {
    const unit = requireUnit();
    const options = unit.inTransaction ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {};
    const found = await unit.entities.findOne(schema, where as never, options);
    if (!found) return undefined;
    unit.track(found);
    return found as T;
  }

  async findAll<T extends object>(
    schema: EntitySchema<T>,
    where: Readonly<Record<string, Value | readonly Value[]>>,
  ): Promise<T[]> {
    const unit = requireUnit();
    // Lock in the order of ids, to avoid deadlocks.
    const found = await unit.entities.find(schema, where as never, {
      orderBy: { id: 'asc' } as never,
      ...(unit.inTransaction && { lockMode: LockMode.PESSIMISTIC_WRITE as const }),
    });
    for (const one of found) unit.track(one);
    return found as T[];
  }

  add<T extends object>(schema: EntitySchema<T>, aggregate: T): void {
    this.addAll(schema, [aggregate]);
  }

  addAll<T extends object>(schema: EntitySchema<T>, aggregates: readonly T[]): void {
    const unit = requireUnit();
    let insert = this.#inserts.get(schema);
    if (!insert) this.#inserts.set(schema, (insert = this.#insertOf(this.#metaOf(schema))));
    for (let from = 0; from < aggregates.length; from += rowsPerInsert) {
      const rows = aggregates.slice(from, from + rowsPerInsert).map(insert.rowOf);
      unit.enqueue(...insert.statement.bindWrites(this.#engine.dialect, { rows }));
    }
    for (const aggregate of aggregates) unit.track(aggregate);
  }

  remove<T extends object>(aggregate: T): void {
    const { tableName } = this.#metaOf(aggregate.constructor);
    // The ORM ignores the version when it deletes, so two concurrent removals would both record their events.
    let statement = this.#deletes.get(tableName);
    if (!statement)
      this.#deletes.set(
        tableName,
        (statement = new Statement(() => `delete from ${tableName} where id = :id and version = :version`)),
      );
    const deletion = statement;
    requireUnit().remove(() => {
      const { id, version } = aggregate as unknown as { id: string; version: number };
      return deletion.bind(this.#engine.dialect, { id, version });
    });
  }

  #metaOf(entity: unknown): EntityMetadata {
    return this.#orm.getMetadata().get(entity as never);
  }

  #insertOf(meta: EntityMetadata): Insert {
    const fields = meta.comparableProps.map((prop) => ({ column: prop.fieldNames[0]!, key: prop.name }));
    // The ORM manages the version, which starts at 1.
    const version =
      meta.versionProperty === undefined ? [] : [meta.properties[meta.versionProperty]!.fieldNames[0]!];
    const columns = [...fields.map(({ column }) => column), ...version];
    const text = `insert into ${meta.tableName} (${columns.join(', ')}) values :rows*(${columns.map((_, i) => `p${i}`).join(', ')})`;
    const snapshot = this.#orm.em.getComparator();
    return {
      statement: new Statement(() => text),
      rowOf(aggregate) {
        const data = snapshot.prepareEntity(aggregate) as Record<string, Value | undefined>;
        const values = [...fields.map(({ key }) => data[key] ?? null), ...version.map(() => 1)];
        return Object.fromEntries(values.map((value, i) => [`p${i}`, value]));
      },
    };
  }
}
