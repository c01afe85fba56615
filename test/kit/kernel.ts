import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { OutgoingFrame } from '../../src/application/kernel/frame.ts';
import type { Subscriber } from '../../src/application/kernel/subscriber.ts';
import { openDatabase } from '../../src/composition.ts';
import { readConfig } from '../../src/config.ts';
import { AccountSchema, SessionSchema } from '../../src/infrastructure/identity/identity.schema.ts';
import { SqlCounters } from '../../src/infrastructure/kernel/counters/counters.ts';
import { SqlDatabase } from '../../src/infrastructure/kernel/database/sql-database.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { BoundSubscribers } from '../../src/infrastructure/kernel/events/bound-subscribers.ts';
import { EventBus } from '../../src/infrastructure/kernel/events/event-bus.ts';
import { UnitEventRecorder } from '../../src/infrastructure/kernel/events/unit-event-recorder.ts';
import { startOrm } from '../../src/infrastructure/kernel/orm/orm.ts';
import { OrmAggregates } from '../../src/infrastructure/kernel/orm/orm-aggregates.ts';
import { Outbox } from '../../src/infrastructure/kernel/outbox/outbox.ts';
import { OutboxRelay } from '../../src/infrastructure/kernel/outbox/outbox-relay.ts';
import { allSlots } from '../../src/infrastructure/kernel/outbox/slots.ts';
import { UuidIds } from '../../src/infrastructure/kernel/runtime/uuid-ids.ts';
import { SqlUnitOfWork } from '../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { FileSchema } from '../../src/infrastructure/media/media.schema.ts';
import {
  InviteSchema,
  MessageSchema,
  RoomSchema,
} from '../../src/infrastructure/messaging/messaging.schema.ts';
import { AppealSchema, CaseSchema } from '../../src/infrastructure/moderation/moderation.schema.ts';
import { CommentSchema, PostSchema } from '../../src/infrastructure/posts/posts.schema.ts';
import { FriendshipSchema } from '../../src/infrastructure/social/social.schema.ts';
import { CollectionSchema } from '../../src/infrastructure/wardrobe/collections/collection.schema.ts';
import { WearSchema } from '../../src/infrastructure/wardrobe/diary/wear.schema.ts';
import { ItemSchema } from '../../src/infrastructure/wardrobe/items/item.schema.ts';
import { OccasionSchema } from '../../src/infrastructure/wardrobe/occasions/occasion.schema.ts';
import { OutfitSchema } from '../../src/infrastructure/wardrobe/outfits/outfit.schema.ts';
import { createTables } from './create-tables.ts';
import { reusedMysqlDatabase } from './mysql/databases.ts';
import { SetClock } from './set-clock.ts';

export type Kind = 'sqlite' | 'mysql';

const schemas = [
  RoomSchema,
  InviteSchema,
  AccountSchema,
  SessionSchema,
  FriendshipSchema,
  FileSchema,
  CaseSchema,
  AppealSchema,
  PostSchema,
  CommentSchema,
  ItemSchema,
  CollectionSchema,
  OutfitSchema,
  OccasionSchema,
  WearSchema,
  MessageSchema,
];

/** The kernel's adapters on a database of their own, without any context; `close` drops the database. */
export async function openKernel(kind: Kind) {
  const folder = await mkdtemp(join(tmpdir(), 'layers-kernel-'));
  const server = kind === 'mysql' ? await reusedMysqlDatabase() : undefined;
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    DATABASE_URL: server?.url ?? `sqlite:${join(folder, 'kernel.db')}`,
  });
  await createTables(config);
  const closers: (() => Promise<void>)[] = [];

  /** Starts what is a separate process for the database. */
  async function start(clock = new SetClock(), slots = allSlots) {
    const engine = await openDatabase(config);
    const orm = await startOrm(engine, schemas);
    const ids = new UuidIds(clock);
    const database = new SqlDatabase(engine);
    const outbox = new Outbox(database, clock, slots);
    const published: OutgoingFrame[] = [];

    /** Replaces the subscribers of commands; returns their relay, which works when `drain` is called. */
    function serve(subscribers: readonly Subscriber[]): OutboxRelay {
      const bound = new BoundSubscribers(subscribers, () => {
        throw new Error('subscribers of these tests need no ports');
      });
      const bus = new EventBus();
      const unitOfWork = new SqlUnitOfWork({ engine, orm, clock, ids, subscribers: bound, bus });
      process.unitOfWork = unitOfWork;
      const publisher = {
        publish: async (frames: readonly OutgoingFrame[]) => void published.push(...frames),
      };
      const logger = pino({ level: 'silent' });
      return new OutboxRelay(bound, bus, { outbox, unitOfWork, publisher, logger });
    }

    const process = {
      engine,
      database,
      /** Delivers to the subscribers of the last `serve`. */
      unitOfWork: undefined as unknown as SqlUnitOfWork,
      clock,
      ids,
      outbox,
      published,
      aggregates: new OrmAggregates(orm, engine),
      recorder: new UnitEventRecorder(),
      counters: new SqlCounters(database, ids),
      serve,
      async close() {
        await orm.close();
        await engine.close();
      },
    };
    serve([]);
    closers.push(process.close);
    return process;
  }

  const first = await start();
  return Object.assign(first, {
    /** Starts another process on the same database. */
    another: start,
    async count(table: string): Promise<number> {
      const statement = sql<Record<never, never>, { n: number }>(`select count(*) as n from ${table}`);
      return (await first.database.row(statement, {}))!.n;
    },
    async close() {
      for (const close of closers) await close();
      await server?.[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

export type Kernel = Awaited<ReturnType<typeof openKernel>>;
export type Process = Awaited<ReturnType<Kernel['another']>>;
