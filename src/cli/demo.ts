import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { startService } from '../service.ts';
import { readArguments } from './command-line.ts';
import { password } from './seed/people/register.ts';
import { seed } from './seed/seed.ts';

const population = 28;
const usage = `Usage: npm run demo

Starts the service with ${population} invented people in a temporary folder, which is deleted at the end.
Listens on PORT (default 3000), or on a free port if that one is taken.
  --help   show this help
`;
readArguments(usage, {});

const host = '127.0.0.1';
const folder = await mkdtemp(join(tmpdir(), 'layers-demo-'));
const preferred = readConfig({ PORT: process.env.PORT }).PORT;
const port = await freePort(preferred);
if (port !== preferred) process.stdout.write(`Port ${preferred} is taken.\n`);
const config = readConfig({
  HOST: host,
  PORT: String(port),
  DATA_DIR: folder,
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  // Cheap hashes: the password is public anyway.
  BCRYPT_COST: '4',
});

// A signal during seeding takes effect right after it.
const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

try {
  process.stdout.write(`Inventing ${population} people, their clothes and three weeks of talk …\n`);
  const from = performance.now();
  const { people } = await seed(config, { people: population, seed: 7, prefix: '', pictured: 6 });
  const service = await startService(config);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  process.stdout.write(`Layers is running at ${config.PUBLIC_URL} with ${people.length} people, after ${seconds} s.
  web app     ${config.PUBLIC_URL}/
  API docs    ${config.PUBLIC_URL}/api/docs
  sign in as  ${people[0]!.username} or ${people[1]!.username}
  password    ${password}
Ctrl+C stops it and deletes everything.
`);
  await stopped;
  await service.stop();
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

/** `first` if it is free, else any free port. */
async function freePort(first: number): Promise<number> {
  for (const candidate of [first, 0]) {
    const server = createServer().listen(candidate, host);
    const listens = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!listens) continue;
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error('No free port');
}
