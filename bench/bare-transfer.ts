// The baseline of wallets: node:http and a driver. Each transfer is one text: nobody is asked whether they may, and no
// limit, block, setting or notification is looked at.
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createPool } from 'mysql2';
import { idToBytes } from '../src/infrastructure/kernel/database/id-bytes.ts';
import { newId } from './kit/data.ts';

interface Transfer {
  readonly by: string;
  readonly toUserId: string;
  readonly transferId: string;
  readonly amount: string;
}
type Step = readonly [text: string, values: readonly (Buffer | number)[]];

const change = (sign: '-' | '+') =>
  `update wallet_accounts set balance = balance ${sign} ?, seq = seq + 1 where owner_id = ? and currency = 'EUR' and kind = 'main'`;
const entry = `insert into wallet_entries (owner_id, currency, kind, seq, id, transfer_id, amount, balance, at)
  select owner_id, currency, kind, seq, ?, ?, ?, balance, ? from wallet_accounts
  where owner_id = ? and currency = 'EUR' and kind = 'main'`;
const transfer = `insert into wallet_transfers
  (id, by_id, client_id, kind, from_id, to_id, currency, amount, payer_audience, payee_audience, at)
  values (?, ?, ?, 'transfer', ?, ?, 'EUR', ?, 'private', 'private', ?)`;

function stepsOf({ by, toUserId, transferId, amount }: Transfer): Step[] {
  const [from, to, client, id] = [by, toUserId, transferId, newId()].map((text) =>
    Buffer.from(idToBytes(text)),
  ) as [Buffer, Buffer, Buffer, Buffer];
  const [sum, at] = [Number(amount), Date.now()];
  const changes: Step[] = [
    [change('-'), [sum, from]],
    [change('+'), [sum, to]],
  ];
  // Both sides lock in the order of ids.
  if (by > toUserId) changes.reverse();
  const entryId = () => Buffer.from(idToBytes(newId()));
  return [
    ...changes,
    [transfer, [id, from, client, from, to, sum, at]],
    [entry, [entryId(), id, -sum, at, from]],
    [entry, [entryId(), id, sum, at, to]],
  ];
}

const url = process.env.DATABASE_URL!;
const run = url.startsWith('mysql:') ? overMysql() : overSqlite();

function overMysql(): (steps: readonly Step[]) => Promise<void> {
  const pool = createPool({ uri: url, connectionLimit: 10, multipleStatements: true });
  const text = (steps: readonly Step[]) => `begin; ${steps.map(([sql]) => sql).join('; ')}; commit`;
  return (steps) =>
    new Promise((resolve, reject) => {
      const values = steps.flatMap(([, each]) => each);
      pool.query(text(steps), values, (error) => (error ? reject(error) : resolve()));
    });
}

function overSqlite(): (steps: readonly Step[]) => Promise<void> {
  const database = new DatabaseSync(url.slice('sqlite:'.length), { timeout: 5000 });
  database.exec('pragma synchronous = normal');
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  return async (steps) => {
    database.exec('begin immediate');
    for (const [sql, values] of steps) {
      let statement = prepared.get(sql);
      if (!statement) prepared.set(sql, (statement = database.prepare(sql)));
      statement.run(...values);
    }
    database.exec('commit');
  };
}

createServer(async (request, response) => {
  if (request.url === '/readyz') return response.end('ok');
  let body = '';
  for await (const chunk of request) body += chunk;
  const made = { ...(JSON.parse(body) as Transfer), by: request.headers['x-caller'] as string };
  await run(stepsOf(made));
  const answer = JSON.stringify({ ...made, kind: 'transfer', currency: 'EUR', createdAt: new Date() });
  response.writeHead(201, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(answer),
  });
  response.end(answer);
}).listen(Number(process.env.PORT), '127.0.0.1');
