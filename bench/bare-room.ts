// The baseline for messages: bare Socket.IO and bare node:http, with one INSERT per message and a broadcast to one
// room.
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createPool } from 'mysql2/promise';
import { Server } from 'socket.io';
import { idToBytes } from '../src/infrastructure/kernel/database/id-bytes.ts';
import { newId } from './kit/data.ts';

const { DATABASE_URL: url = '', BARE_STORES: stores = 'yes', PORT: port } = process.env;
const sender = JSON.parse(process.env.BARE_SENDER ?? '{}') as object;
interface Sent {
  readonly conversationId: string;
  readonly clientId: string;
  readonly text: string;
}

const text = `insert into messages
  (conversation_id, seq, id, change_seq, sender_id, client_id, text, mention_ids, file_ids, refs, created_at)
  values (?, ?, ?, ?, ?, ?, ?, '[]', '[]', '[]', ?)`;
const insert = url.startsWith('mysql:') ? overMysql() : overSqlite();
// Distinct from the numbers of the service and of an earlier baseline.
let seq = 1_000_000 + Math.floor(Math.random() * 2_000_000_000);

async function store({ conversationId, clientId, text }: Sent) {
  const id = newId();
  const at = ++seq;
  const place = [idToBytes(conversationId), at, idToBytes(id), at];
  if (stores === 'yes')
    await insert([...place, idToBytes(newId()), idToBytes(clientId), text, Date.now()] as never);
  const createdAt = new Date().toISOString();
  const reactions = { like: 0, love: 0, happy: 0, wow: 0, sad: 0, angry: 0 };
  return {
    id,
    conversationId,
    seq: at,
    changeSeq: at,
    clientId,
    sender,
    text,
    files: [],
    refs: [],
    replyTo: null,
    mentions: [],
    reactions,
    editedAt: null,
    deletedAt: null,
    createdAt,
  };
}

function overMysql() {
  const pool = createPool({ uri: url, connectionLimit: 10 });
  return async (values: never[]) => void (await pool.execute(text, values));
}

function overSqlite() {
  const database = new DatabaseSync(url.slice('sqlite:'.length), { timeout: 5000 });
  database.exec('pragma synchronous = normal');
  const statement = database.prepare(text);
  return async (values: never[]) => void statement.run(...values);
}

const server = createServer((request, response) => {
  if (request.method !== 'POST') return response.end('ready');
  let body = '';
  request.setEncoding('utf8').on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', async () => {
    const conversationId = request.url!.split('/')[3]!;
    const message = await store({ conversationId, ...JSON.parse(body) });
    const json = JSON.stringify(message);
    response.writeHead(201, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(json),
    });
    response.end(json);
  });
});
const io = new Server(server, { perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.join('room');
  socket.on('messaging.send-message', async (input: Sent, acknowledge: (answer: object) => void) => {
    const message = await store(input);
    io.to('room').emit('message.created', { id: message.id, at: message.createdAt, data: message });
    acknowledge({ ok: true, result: message });
  });
});
server.listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
