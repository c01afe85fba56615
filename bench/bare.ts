// The baseline: node:http and a driver, nothing else. It answers each path with the rows of the statements that the
// service was seen to run for it, as the same JSON.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createPool } from 'mysql2';
import { idFromBytes } from '../src/infrastructure/kernel/id-bytes.ts';
import { type PostRow, toPostView } from '../src/infrastructure/posts/posts.read.ts';

interface Plan {
  readonly text: string;
  readonly values: readonly (string | number | { readonly bytes: string })[];
}
const plan = JSON.parse(readFileSync(process.env.BARE_PLAN!, 'utf8')) as Plan;
const values = plan.values.map((value) =>
  typeof value === 'object' ? Buffer.from(value.bytes, 'hex') : value,
);
const url = process.env.DATABASE_URL!;

type Rows = Record<string, unknown>[];
const read: () => Promise<Rows> = url.startsWith('mysql:') ? overMysql() : overSqlite();

function overMysql() {
  const pool = createPool({ uri: url, connectionLimit: 10, supportBigNumbers: true, dateStrings: true });
  return () =>
    new Promise<Rows>((resolve, reject) => {
      pool.execute(plan.text, values, (error, rows) => (error ? reject(error) : resolve(rows as Rows)));
    });
}

function overSqlite() {
  const statement = new DatabaseSync(url.slice('sqlite:'.length), { readOnly: true }).prepare(plan.text);
  return async () => statement.all(...values) as Rows;
}

const nobody = new Map();
createServer(async (request, response) => {
  if (request.url === '/readyz') return response.end('ok');
  const rows = await read();
  const items = rows.slice(0, 20).map((row) => {
    row.id = idFromBytes(row.id as Uint8Array);
    row.authorId = idFromBytes(row.authorId as Uint8Array);
    return toPostView(row as unknown as PostRow, nobody);
  });
  const body = JSON.stringify({ items, nextCursor: rows.length > 20 ? items.at(-1)!.id : null });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');
