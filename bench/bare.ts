// The baseline of a query: only node:http and a driver. It runs the statements that the service was observed to run
// for the same request, discards their rows, and writes the same answer as JSON.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createPool } from 'mysql2';
import type { Plan } from './kit/plan.ts';

type Values = (string | number | null | Buffer)[];
type Run = (text: string, values: Values) => unknown;

const plan = JSON.parse(readFileSync(process.env.BARE_PLAN!, 'utf8')) as Plan;
const url = process.env.DATABASE_URL!;
const run = url.startsWith('mysql:') ? overMysql() : overSqlite();
const statements = plan.statements.map(({ text, values }) => ({
  text,
  values: values.map((value) =>
    value !== null && typeof value === 'object' ? Buffer.from(value.bytes, 'hex') : value,
  ),
}));

function overMysql(): Run {
  const pool = createPool({ uri: url, connectionLimit: 10, supportBigNumbers: true, dateStrings: true });
  return (text, values) =>
    new Promise((resolve, reject) => {
      pool.execute(text, values, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
}

function overSqlite(): Run {
  const reader = new DatabaseSync(url.slice('sqlite:'.length), { readOnly: true });
  reader.exec('pragma cache_size = -16000; pragma mmap_size = 268435456');
  const prepared = new Map(plan.statements.map(({ text }) => [text, reader.prepare(text)]));
  return (text, values) => prepared.get(text)!.all(...values);
}

createServer(async (request, response) => {
  if (request.url === '/readyz') return response.end('ok');
  for (const { text, values } of statements) await run(text, values);
  const body = JSON.stringify(plan.answer);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');
