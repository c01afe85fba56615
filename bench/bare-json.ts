// The baseline for sign-ins: a bare server that answers a fixed JSON while its thread pool hashes passwords.
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';

const cost = Number(process.env.BCRYPT_COST);
const text = JSON.stringify({ items: Array.from({ length: 20 }, (_, i) => ({ id: i, text: 'wool coat' })) });
let hashing = false;

async function hash(): Promise<void> {
  while (hashing) await bcrypt.hash('two coats, one scarf', cost);
}

createServer((request, response) => {
  if (request.url === '/hash') {
    hashing = true;
    for (let i = 0; i < Math.max(1, availableParallelism() - 1); i++) void hash();
  } else if (request.url === '/rest') hashing = false;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text);
}).listen(Number(process.env.PORT), '127.0.0.1');
