// The baseline: only node:http and a driver. It runs the statements that the service was observed to run for the same
// request, and answers with JSON of the same size.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createPool, type PoolConnection } from 'mysql2';
import { idFromBytes } from '../src/infrastructure/kernel/database/id-bytes.ts';
import { type PostRow, toPostView } from '../src/infrastructure/posts/posts.read.ts';
import { newId } from './kit/data.ts';
import type { Plan } from './kit/plan.ts';

type Rows = Record<string, unknown>[];
type Values = (string | number | null | Buffer)[];
type Step = { text: string; values: Values; transaction: number | null };

const plan = JSON.parse(readFileSync(process.env.BARE_PLAN!, 'utf8')) as Plan;
const answerText = process.env.BARE_ANSWER;
const url = process.env.DATABASE_URL!;
const run = url.startsWith('mysql:') ? overMysql() : overSqlite();

const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The plan's statements for `subject`, with new ids where the service generated some. */
function stepsFor(subject: string | null): Step[] {
  const ids = new Map(plan.made.map((made) => [made, newId().replaceAll('-', '')]));
  if (subject && plan.subject) ids.set(plan.subject, subject);
  return plan.statements.map(({ text, values, transaction }) => ({
    text,
    transaction,
    values: values.map((value) => {
      if (value !== null && typeof value === 'object')
        return Buffer.from(ids.get(value.bytes) ?? value.bytes, 'hex');
      if (typeof value !== 'string' || !value.startsWith('{')) return value;
      let data = value;
      for (const [from, to] of ids) data = data.replaceAll(dashed(from), dashed(to));
      return data;
    }),
  }));
}

function overMysql(): (steps: Step[]) => Promise<Rows> {
  const pool = createPool({ uri: url, connectionLimit: 10, supportBigNumbers: true, dateStrings: true });
  const on = (connection: PoolConnection | typeof pool, { text, values }: Step) =>
    new Promise<Rows>((resolve, reject) => {
      connection.execute(text, values, (error, rows) => (error ? reject(error) : resolve(rows as Rows)));
    });
  const say = (connection: PoolConnection, text: string) =>
    new Promise<void>((resolve, reject) => {
      connection.query(text, (error) => (error ? reject(error) : resolve()));
    });
  const taken = () =>
    new Promise<PoolConnection>((resolve, reject) => {
      pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
    });
  return async (steps) => {
    let rows: Rows = [];
    let connection: PoolConnection | undefined;
    for (const [i, step] of steps.entries()) {
      if (step.transaction === null) rows = await on(pool, step);
      else {
        if (!connection) await say((connection = await taken()), 'begin');
        await on(connection, step);
        if (steps[i + 1]?.transaction === step.transaction) continue;
        await say(connection, 'commit');
        connection.release();
        connection = undefined;
      }
    }
    return rows;
  };
}

function overSqlite(): (steps: Step[]) => Promise<Rows> {
  const reader = new DatabaseSync(url.slice('sqlite:'.length), { readOnly: true });
  const writer = new DatabaseSync(url.slice('sqlite:'.length), { timeout: 5000 });
  writer.exec('pragma synchronous = normal');
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const statement = (database: DatabaseSync, text: string) => {
    let found = prepared.get(text);
    if (!found) prepared.set(text, (found = database.prepare(text)));
    return found;
  };
  return async (steps) => {
    let rows: Rows = [];
    let open = false;
    for (const [i, { text, values, transaction }] of steps.entries()) {
      if (transaction === null) rows = statement(reader, text).all(...values) as Rows;
      else {
        if (!open) writer.exec('begin immediate');
        open = steps[i + 1]?.transaction === transaction;
        statement(writer, text).run(...values);
        if (!open) writer.exec('commit');
      }
    }
    return rows;
  };
}

const nothingElse = {
  people: new Map(),
  files: new Map(),
  refs: new Map(),
  avatars: { avatarUrl: (path: string) => path },
};
function page(rows: Rows): string {
  const items = rows.slice(0, 20).map((row) => {
    row.id = idFromBytes(row.id as Uint8Array);
    row.authorId = idFromBytes(row.authorId as Uint8Array);
    return toPostView(row as unknown as PostRow, nothingElse);
  });
  return JSON.stringify({ items, nextCursor: rows.length > 20 ? items.at(-1)!.id : null });
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
createServer(async (request, response) => {
  if (request.url === '/readyz') return response.end('ok');
  for await (const _ of request);
  const subject = uuid.exec(request.url!)?.[0].replaceAll('-', '') ?? null;
  const rows = await run(stepsFor(subject));
  const body = answerText ?? page(rows);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');
