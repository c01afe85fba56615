import { type EntityMetadata, type EntitySchema, LockMode, type MikroORM } from '@mikro-orm/core';
import { Aggregates } from './aggregates.ts';
import type { Engine } from './engine.ts';
import { type Params, Statement, type Value } from './statement.ts';
import { requireUnit } from './unit.ts';

/** MikroORM loads and updates; new aggregates go in by one compiled statement each. */
export class OrmAggregates extends Aggregates {
  readonly #orm: MikroORM;
  readonly #engine: Engine;
  readonly #inserts = new Map<unknown, (aggregate: object) => { statement: Statement; params: Params }>();

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
    unit.aggregates.add(found);
    return found as T;
  }

  async findAll<T extends object>(
    schema: EntitySchema<T>,
    where: Readonly<Record<string, Value | readonly Value[]>>,
  ): Promise<T[]> {
    const unit = requireUnit();
    // In the order of their ids, so that two who lock several never wait for each other in a circle.
    const found = await unit.entities.find(schema, where as never, {
      orderBy: { id: 'asc' } as never,
      ...(unit.inTransaction && { lockMode: LockMode.PESSIMISTIC_WRITE as const }),
    });
    for (const one of found) unit.aggregates.add(one);
    return found as T[];
  }

  add<T extends object>(schema: EntitySchema<T>, aggregate: T): void {
    const unit = requireUnit();
    let insert = this.#inserts.get(schema);
    if (!insert) this.#inserts.set(schema, (insert = this.#insertOf(this.#metaOf(schema))));
    const { statement, params } = insert(aggregate);
    unit.enqueue(statement.bind(this.#engine.dialect, params));
    unit.aggregates.add(aggregate);
  }

  remove<T extends object>(aggregate: T): void {
    const { tableName } = this.#metaOf(aggregate.constructor);
    // The ORM deletes whatever the version: two who remove one aggregate would both record that they did.
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

  #insertOf(meta: EntityMetadata) {
    const fields = meta.comparableProps.map((prop) => ({ column: prop.fieldNames[0]!, key: prop.name }));
    // The version is the ORM's own: it starts at 1.
    const version =
      meta.versionProperty === undefined ? [] : [meta.properties[meta.versionProperty]!.fieldNames[0]!];
    const columns = [...fields.map(({ column }) => column), ...version].join(', ');
    const values = [...fields.map((_, i) => `:p${i}`), ...version.map(() => '1')].join(', ');
    const text = `insert into ${meta.tableName} (${columns}) values (${values})`;
    const statement = new Statement(() => text);
    const snapshot = this.#orm.em.getComparator();
    return (aggregate: object) => {
      const data = snapshot.prepareEntity(aggregate) as Record<string, Value | undefined>;
      const params = fields.map(({ key }, i) => [`p${i}`, data[key] ?? null]);
      return { statement, params: Object.fromEntries(params) as Params };
    };
  }
}
