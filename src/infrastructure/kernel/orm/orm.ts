import { type EntityMetadata, type EntitySchema, MetadataProvider, MikroORM } from '@mikro-orm/core';
import type { Engine } from '../database/engine.ts';

/**
 * Takes the schemas as complete, as it would take cached ones. Otherwise MikroORM looks for default values, for which
 * it constructs each aggregate twice for each of its fields at every start.
 */
class CompleteSchemas extends MetadataProvider {
  override getCachedMetadata<T>(meta: EntityMetadata<T>, root: EntityMetadata<T>): EntityMetadata<T> {
    meta.root = root;
    return meta;
  }
}

/** Starts the ORM on the engine's connections; it opens none itself. */
export async function startOrm(engine: Engine, entities: readonly EntitySchema[]): Promise<MikroORM> {
  const replica = engine.kyselyReplica();
  return MikroORM.init({
    driver: engine.ormDriver,
    dbName: 'layers',
    driverOptions: engine.kyselyDialect(),
    ...(replica && { replicas: [{ driverOptions: () => replica }] }),
    entities: [...entities],
    metadataProvider: CompleteSchemas,
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    ignoreUndefinedInQuery: false,
    logger: () => {},
  });
}
