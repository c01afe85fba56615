// Signed-in idle sockets against bare Socket.IO: memory per socket, and CPU per connection.
import { readFileSync } from 'node:fs';
import { cpuSeconds } from './kit/cpu.ts';
import { eachDatabase } from './kit/database.ts';
import { type Running, start, startService } from './kit/service.ts';
import { openSocket, type RawSocket } from './kit/sockets.ts';
import { openWorld } from './kit/world.ts';

const sockets = Number(process.env.BENCH_SOCKETS ?? 5000);
const atOnce = 50;

const kilobytes = ({ pid }: Running) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const token = world.reader.accessToken;
  await world.core.close();
  process.stdout.write(`\n${sockets} idle sockets, ${database.name}\n`);
  const bare = await start(new URL('./bare-room.ts', import.meta.url), {
    DATABASE_URL: database.url,
    BARE_STORES: 'no',
  });
  const layers = await startService(database, { LOG_LEVEL: 'warn' });
  for (const [name, server] of [
    ['bare Socket.IO', bare],
    ['Layers', layers],
  ] as const) {
    const [memory, cpu, from] = [kilobytes(server), cpuSeconds(server.pid), performance.now()];
    const open: RawSocket[] = [];
    while (open.length < sockets)
      open.push(
        ...(await Promise.all(
          Array.from({ length: atOnce }, () => openSocket(server.port, { token }, 'nothing')),
        )),
      );
    const seconds = (performance.now() - from) / 1000;
    const each = ((cpuSeconds(server.pid) - cpu) / sockets) * 1e6;
    process.stdout.write(
      `${name.padEnd(16)} ${((kilobytes(server) - memory) / sockets).toFixed(1)} kB a socket  ` +
        `${each.toFixed(0)} µs CPU to connect  ${(sockets / seconds).toFixed(0)} connects/s\n`,
    );
    for (const socket of open) socket.close();
  }
  await Promise.all([bare.stop(), layers.stop()]);
});
