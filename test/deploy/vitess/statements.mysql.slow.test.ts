import { createHash } from 'node:crypto';
import mysql2 from 'mysql2';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { createTables } from '../../kit/create-tables.ts';
import { freshMysqlDatabase, mysql } from '../../kit/mysql/databases.ts';
import { roundTrips, type Sent, withoutSubscribers } from '../../kit/round-trips.ts';
import { startWorld } from '../../kit/world.ts';
import { hotOperations } from './hot-operations.ts';
import { readStatement } from './read-statement.ts';
import { ownersOf } from './routing.ts';
import { serviceColumns } from './schema-columns.ts';
import { statementsOf } from './sql.ts';
import { type Family, pageOf, StatementList } from './statement-list.ts';
import { keyspaceNames, mistakesIn, readLookupTables, readVSchema } from './vschema.ts';

const introduction = `# Which shards the statements of hot operations touch
Written by \`test/deploy/vitess/statements.mysql.slow.test.ts\`, which runs the operations on MySQL and fails when this page is not what they send; \`npx vitest run test/deploy/vitess -u\` writes it anew. [README.md](README.md) says what the columns mean.
`;

/** Known to ask all shards, and what it takes to mend them is in the README. A new one is a defect. */
const askAllShards = {
  calls: [
    'select items, accounts, tallies, tally_changes, reactions, wear_items, washes',
    'select memberships, conversations, blocks, suspensions, notifications, notification_settings, friendships, accounts, follows, room_invites, wallet_requests',
    'select notifications, notification_actors, accounts, blocks, suspensions, mutes',
  ],
  background: [],
};

describe.skipIf(!mysql)('On MySQL', () => {
  test('each statement of a hot operation is listed with its shards, and no new one asks all of them', async () => {
    const listening = roundTrips('mysql');
    const list = new StatementList(readVSchema(), serviceColumns());
    // Without subscribers: what a call itself sends. Another run has what follows from it as well.
    const alone = await startWorld('mysql');
    const calls = await hotOperations(alone);
    await withoutSubscribers(alone);
    const sentByCalls = new Map<string, Set<string>>();
    for (const [name, call] of calls) sentByCalls.set(name, list.add(name, await listening.sentBy(call)));
    const world = await startWorld('mysql');
    for (const [name, call] of await hotOperations(world)) {
      const sent = await listening.sentBy(async () => {
        await call();
        await world.core.relay.drain();
        await world.core.afterCommit.settled();
      });
      list.add('background', sent, sentByCalls.get(name));
    }
    // Nothing that follows has failed, and so is missing from the list.
    await world.settled();
    const { families } = list;
    await expect(pageOf(families, introduction)).toMatchFileSnapshot('../../../deploy/vitess/statements.md');
    const scatters = families.filter(({ route }) => route.verdict === 'all shards');
    const inBackground = ({ operations }: Family) => [...operations].join() === 'background';
    expect({
      calls: scatters.filter((one) => !inBackground(one)).map(({ statement }) => statement),
      background: scatters.filter(inBackground).map(({ statement }) => statement),
    }).toEqual(askAllShards);
  });

  test('what changes one owner alone is written in one shard, with its events', async () => {
    const listening = roundTrips('mysql');
    const world = await startWorld('mysql');
    const calls = await hotOperations(world);
    await withoutSubscribers(world);
    const [vschema, columns] = [readVSchema(), serviceColumns()];
    /** The owners of all that a call writes; undefined if one is not in its statement. */
    const ownersWritten = (sent: readonly Sent[]) => {
      const writes = sent
        .flatMap(({ text, values }) => statementsOf(mysql2.format(text, values as never)))
        .map((tree) => readStatement(tree, columns))
        // `assertExists` locks a row, and writes none.
        .filter(({ verb, references }) => verb !== 'select' && references[0]!.table !== 'required_rows');
      const owners = writes.map((write) => ownersOf(write, vschema));
      return owners.every((some) => some !== undefined) ? owners.flat() : undefined;
    };
    const inOneShard: string[] = [];
    for (const [name, call] of calls) {
      const owners = ownersWritten(await listening.sentBy(call));
      if (!owners || owners.length === 0) continue;
      const [ids, slots] = ['md5', 'slot'].map(
        (by) => new Set(owners.filter(({ vindex }) => vindex === by).map(({ value }) => value)),
      );
      const expected = [...ids!].map((id) => createHash('md5').update(id, 'hex').digest('hex').slice(0, 2));
      if (ids!.size === 1 && [...slots!].every((slot) => slot === expected[0])) inOneShard.push(name);
    }
    expect(inOneShard).toEqual([
      'sign in',
      'sign in by e-mail',
      'post',
      'comment',
      'comment after others',
      'react',
      'take a reaction back',
      'send a message',
      'mark as read',
    ]);
  });

  test('the VSchema fits the tables of MySQL, and the lookup tables can be created beside them', async () => {
    const database = await freshMysqlDatabase();
    onTestFinished(() => database[Symbol.asyncDispose]());
    const connection = await createConnection({ uri: database.url, multipleStatements: true });
    onTestFinished(() => connection.end());
    const columns = async () => {
      const [rows] = await connection.query<RowDataPacket[]>(
        'select table_name as tableName, column_name as name from information_schema.columns where table_schema = database()',
      );
      const tables = Map.groupBy(rows, ({ tableName }) => String(tableName));
      return new Map([...tables].map(([table, of]) => [table, of.map(({ name }) => String(name))]));
    };
    for (const name of keyspaceNames) await connection.query(readLookupTables(name));
    const lookups = await columns();
    expect(lookups.size).toBeGreaterThan(15);
    await createTables(readConfig({ NODE_ENV: 'test', DATABASE_URL: database.url }));
    const tables = new Map([...(await columns())].filter(([table]) => !lookups.has(table)));
    expect([...tables.keys()].toSorted()).toEqual([...serviceColumns().keys()].toSorted());
    expect(mistakesIn(readVSchema(), tables, lookups)).toEqual([]);
  });
});
