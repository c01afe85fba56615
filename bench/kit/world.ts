import { operations } from '../../src/application/catalogue.ts';
import { AccessTokens } from '../../src/application/identity/ports.ts';
import { type Core, compose, openDatabase } from '../../src/composition.ts';
import { readConfig } from '../../src/config.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { migrate } from '../../src/infrastructure/kernel/database/migrations.ts';
import type { BoundStatement } from '../../src/infrastructure/kernel/database/statement.ts';
import type { BenchDatabase } from './database.ts';

export interface Reader {
  readonly id: string;
  readonly accessToken: string;
}

export interface Person extends Reader {
  call(name: string, input: unknown): Promise<unknown>;
}

export interface World {
  readonly core: Core;
  readonly reader: Reader;
  call(name: string, input: unknown): Promise<unknown>;
  /** Registers another user. */
  person(username: string): Promise<Person>;
  /** Resolves to the statements that `work` sends, in order; those of one transaction share a number. */
  caught(work: () => Promise<unknown>): Promise<CaughtStatement[]>;
}

export interface CaughtStatement extends BoundStatement {
  /** Null for a read outside a transaction. */
  readonly transaction: number | null;
}

/** The service without transports on a new schema, with one registered user. */
export async function openWorld(database: BenchDatabase): Promise<World> {
  const config = readConfig({
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.url,
    PUBLIC_URL: 'http://127.0.0.1',
    RATE_LIMITS: 'off',
    BCRYPT_COST: '4',
    LOG_LEVEL: 'silent',
  });
  const engine = await openDatabase(config);
  await migrate(engine);
  await engine.close();
  const core = await compose(config);
  const dispatch = (name: string, input: unknown, actor: unknown) =>
    core.dispatcher.dispatch(operations.find((operation) => operation.name === name) as never, {
      input,
      actor: actor as never,
      meta: { requestId: 'bench', wire: 'internal', address: '127.0.0.1' },
    });
  const person = async (username: string): Promise<Person> => {
    const signUp = { username, email: `${username}@example.com`, password: 'wool and silk forever' };
    const { user, accessToken } = (await dispatch('identity.register', signUp, null)) as {
      user: { id: string };
      accessToken: string;
    };
    const actor = { id: user.id, role: 'user', sessionId: '-', withFactor: false };
    return { id: user.id, accessToken, call: (name, input) => dispatch(name, input, actor) };
  };
  const { call, ...reader } = await person('reader');
  return { core, reader, call, person, caught: (work) => catching(core, work) };
}

/** The same people with new access tokens, which last ten minutes. */
export const renewed = <P extends Reader>({ core }: World, people: readonly P[]): Promise<P[]> =>
  Promise.all(
    people.map(async (person) => {
      const bearer = {
        userId: person.id as UserId,
        role: 'user',
        sessionId: crypto.randomUUID(),
        signedInWith: 'password',
      } as const;
      const { accessToken } = await core.get(AccessTokens).issue(bearer);
      return { ...person, accessToken };
    }),
  );

async function catching(core: Core, work: () => Promise<unknown>): Promise<CaughtStatement[]> {
  const caught: CaughtStatement[] = [];
  const engine = core.engine as { -readonly [K in 'read' | 'batch']: Core['engine'][K] };
  const { read, batch } = engine;
  let transactions = 0;
  engine.read = (bound) => {
    caught.push({ ...bound, transaction: null });
    return read(bound);
  };
  engine.batch = (writes) => {
    const transaction = transactions++;
    caught.push(...writes.map((bound) => ({ ...bound, transaction })));
    return batch(writes);
  };
  try {
    await work();
  } finally {
    Object.assign(engine, { read, batch });
  }
  return caught;
}
