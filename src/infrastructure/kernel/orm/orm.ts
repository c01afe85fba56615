import { type EntitySchema, MikroORM } from '@mikro-orm/core';
import type { Engine } from '../database/engine.ts';

/** Starts the ORM on the engine's connections; it opens none itself. */
export async function startOrm(engine: Engine, entities: readonly EntitySchema[]): Promise<MikroORM> {
  const replica = engine.kyselyReplica();
  return MikroORM.init({
    driver: engine.ormDriver,
    dbName: 'layers',
    driverOptions: engine.kyselyDialect(),
    ...(replica && { replicas: [{ driverOptions: () => replica }] }),
    entities: [...entities],
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    ignoreUndefinedInQuery: false,
    logger: () => {},
  });
}
