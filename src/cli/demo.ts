import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { startService } from '../service.ts';
import { readArguments } from './command-line.ts';
import { password } from './seed/run.ts';
import { seed } from './seed/seed.ts';

const usage = `Usage: npm run demo

Starts the service with 100 made-up people in a temporary folder, which is deleted at the end.
It listens on PORT (3000), or on a free one where that is taken.
  --help   show this
`;
readArguments(usage, {});

const host = '127.0.0.1';
const folder = await mkdtemp(join(tmpdir(), 'layers-demo-'));
const wanted = readConfig({ PORT: process.env.PORT }).PORT;
const port = await freePort(wanted);
if (port !== wanted) process.stdout.write(`Port ${wanted} is taken.\n`);
const config = readConfig({
  HOST: host,
  PORT: String(port),
  DATA_DIR: folder,
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  // The passwords are public anyway.
  BCRYPT_COST: '4',
});

// Asked for while the data is made, it stops right after.
const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

try {
  const { people } = await seed(config, { people: 100, seed: 7, prefix: '' });
  const service = await startService(config);
  process.stdout.write(`Layers answers at ${config.PUBLIC_URL}, with ${people.length} people in it.
  the API     ${config.PUBLIC_URL}/api/docs
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

/** The one wanted, if nobody listens there. */
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
