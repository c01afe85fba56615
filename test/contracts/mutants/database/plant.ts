import type { DatabaseUnderTest } from '../../../../src/contracts/database/index.ts';
import type { Dialect } from '../../../../src/infrastructure/kernel/database/dialect.ts';
import type { Engine, Row } from '../../../../src/infrastructure/kernel/database/engine.ts';
import type { BoundStatement, Value } from '../../../../src/infrastructure/kernel/database/statement.ts';
import type { Mutant } from '../kill-mutants.ts';
import { type DriverFault, withDriverFault } from './faulty-engine.ts';

type Plant = (engine: Engine) => Engine;

/** `another` process has the fault too. */
const planted =
  (plant: Plant) =>
  (subject: DatabaseUnderTest): DatabaseUnderTest => ({
    ...subject,
    engine: plant(subject.engine),
    another: async () => plant(await subject.another()),
  });
export const mutant = (title: string, killedBy: string, plant: Plant): Mutant<DatabaseUnderTest> => ({
  title,
  killedBy,
  plant: planted(plant),
});
/** A fault of an engine with several writers. */
export const pooled = (title: string, killedBy: string, plant: Plant): Mutant<DatabaseUnderTest> => ({
  ...mutant(title, killedBy, plant),
  appliesTo: ({ connections }) => connections !== undefined,
});
export const embedded = (title: string, killedBy: string, plant: Plant): Mutant<DatabaseUnderTest> => ({
  ...mutant(title, killedBy, plant),
  appliesTo: ({ connections }) => connections === undefined,
});

export const inDriver = (title: string, killedBy: string, fault: () => DriverFault) =>
  mutant(title, killedBy, (engine) => withDriverFault(engine, fault()));
export const inReads = (title: string, killedBy: string, change: (rows: Row[]) => Row[]) =>
  mutant(title, killedBy, (engine) => ({
    ...engine,
    read: async (bound) => change(await engine.read(bound)),
  }));
export const inDialect = (title: string, killedBy: string, change: Partial<Dialect>) =>
  mutant(title, killedBy, (engine) => ({ ...engine, dialect: { ...engine.dialect, ...change } }));

/** Changes the statements that are written, and those that are read. */
export const inStatements = (
  title: string,
  killedBy: string,
  change: (bound: BoundStatement) => BoundStatement,
): Mutant<DatabaseUnderTest> =>
  mutant(title, killedBy, (engine) => ({
    ...engine,
    read: (bound) => engine.read(change(bound)),
    batch: (writes) => engine.batch(writes.map(change)),
    joined: (writes) => engine.joined(writes.map(change)),
  }));
export const inValues = (title: string, killedBy: string, change: (value: Value) => Value) =>
  inStatements(title, killedBy, ({ text, values }) => ({ text, values: values.map(change) }));

/** Hides what the driver says of an error, as an adapter that wraps it. */
const hiding = (codes: readonly (string | number)[]) => (error: { code?: string; errcode?: number }) => {
  const known = codes.includes(error.code ?? '') || codes.includes(error.errcode ?? -1);
  throw known ? new Error('the statement failed') : error;
};
export const hidingErrors = (killedBy: string, title: string, ...codes: (string | number)[]) =>
  [killedBy, title, codes] as const;
export const inErrors = ([killedBy, title, codes]: ReturnType<typeof hidingErrors>, make = mutant) =>
  make(title, killedBy, (engine) => ({
    ...withDriverFault(engine, { query: (query, next) => next(query).catch(hiding(codes)) }),
    batch: (writes) => engine.batch(writes).catch(hiding(codes)),
  }));

export const hasPool = ({ connections }: DatabaseUnderTest): boolean => connections !== undefined;
