import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Announcement } from '../../src/application/kernel/frame.ts';
import type { Subscriber } from '../../src/application/kernel/subscriber.ts';
import { openDatabase } from '../../src/composition.ts';
import { readConfig } from '../../src/config.ts';
import { AccountSchema, SessionSchema } from '../../src/infrastructure/identity/identity.schema.ts';
import { Dispatches } from '../../src/infrastructure/kernel/dispatches.ts';
import { migrate } from '../../src/infrastructure/kernel/migrations.ts';
import { startOrm } from '../../src/infrastructure/kernel/orm.ts';
import { OrmAggregates } from '../../src/infrastructure/kernel/orm-aggregates.ts';
import { Relay } from '../../src/infrastructure/kernel/relay.ts';
import { SqlDatabase } from '../../src/infrastructure/kernel/sql-database.ts';
import { SqlJournal } from '../../src/infrastructure/kernel/sql-journal.ts';
import { SqlUnitOfWork } from '../../src/infrastructure/kernel/sql-unit-of-work.ts';
import { sql } from '../../src/infrastructure/kernel/statement.ts';
import { Subscribers } from '../../src/infrastructure/kernel/subscribers.ts';
import { SqlTallies } from '../../src/infrastructure/kernel/tallies.ts';
import { UuidIds } from '../../src/infrastructure/kernel/uuid-ids.ts';
import { FileSchema } from '../../src/infrastructure/media/media.schema.ts';
import {
  InviteSchema,
  MessageSchema,
  RoomSchema,
} from '../../src/infrastructure/messaging/messaging.schema.ts';
import { CommentSchema, PostSchema } from '../../src/infrastructure/posts/posts.schema.ts';
import { FriendshipSchema } from '../../src/infrastructure/social/social.schema.ts';
import {
  OccasionSchema,
  OutfitSchema,
  WearSchema,
} from '../../src/infrastructure/wardrobe/outfits.schema.ts';
import { CollectionSchema, ItemSchema } from '../../src/infrastructure/wardrobe/wardrobe.schema.ts';
import { reusedMysqlDatabase } from './mysql.ts';
import { SetClock } from './set-clock.ts';

export type Kind = 'sqlite' | 'mysql';

const schemas = [
  RoomSchema,
  InviteSchema,
  AccountSchema,
  SessionSchema,
  FriendshipSchema,
  FileSchema,
  PostSchema,
  CommentSchema,
  ItemSchema,
  CollectionSchema,
  OutfitSchema,
  OccasionSchema,
  WearSchema,
  MessageSchema,
];

/** The kernel's adapters on a database of their own, without any context; `close` drops it. */
export async function openKernel(kind: Kind) {
  const folder = await mkdtemp(join(tmpdir(), 'layers-kernel-'));
  const server = kind === 'mysql' ? await reusedMysqlDatabase() : undefined;
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    DATABASE_URL: server?.url ?? `sqlite:${join(folder, 'kernel.db')}`,
  });
  const engine = await openDatabase(config);
  await migrate(engine);
  await engine.close();
  const processes: { close(): Promise<void> }[] = [];

  /** A process of its own, as far as the database can tell. */
  async function start(clock = new SetClock()) {
    const engine = await openDatabase(config);
    const orm = await startOrm(engine, schemas);
    const ids = new UuidIds(clock);
    const unitOfWork = new SqlUnitOfWork(engine, orm, clock, ids);
    const database = new SqlDatabase(engine);
    const dispatches = new Dispatches(database, clock);
    const announced: Announcement[] = [];

    /** Lets these hear, and answers the relay that serves them: it works when told to `drain`. */
    function serve(subscribers: readonly Subscriber[]): Relay {
      const wired = new Subscribers(subscribers, () => {
        throw new Error('subscribers of these tests need no ports');
      });
      unitOfWork.tell(wired, { happened: () => {}, owed: () => {}, push: () => {} });
      const live = {
        push: (announcements: readonly Announcement[]) => void announced.push(...announcements),
      };
      return new Relay(wired, dispatches, unitOfWork, live, pino({ level: 'silent' }));
    }

    const started = {
      engine,
      database,
      unitOfWork,
      clock,
      ids,
      dispatches,
      announced,
      aggregates: new OrmAggregates(orm, engine),
      journal: new SqlJournal(),
      tallies: new SqlTallies(database, ids),
      serve,
      async close() {
        await orm.close();
        await engine.close();
      },
    };
    processes.push(started);
    return started;
  }

  const first = await start();
  return {
    ...first,
    /** Another process on the same database. */
    another: start,
    async count(table: string): Promise<number> {
      const statement = sql<Record<never, never>, { n: number }>(`select count(*) as n from ${table}`);
      return (await first.database.row(statement, {}))!.n;
    },
    async close() {
      for (const process of processes) await process.close();
      await server?.[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Kernel = Awaited<ReturnType<typeof openKernel>>;
export type Process = Awaited<ReturnType<Kernel['another']>>;
