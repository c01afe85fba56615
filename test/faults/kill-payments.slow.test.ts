import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasMysqld } from '../kit/mysql/program.ts';
import { startRestartableMysqld } from '../kit/mysql/restartable-mysqld.ts';
import { type ServiceProcess, startServiceProcess } from '../kit/processes/service-process.ts';
import { databases, startWorld, type World } from '../kit/world.ts';
import { type Member, settle } from './load.ts';
import { expectSoundBooks, PaymentLoad } from './payment-load.ts';

const kills = Number(process.env.KILLS ?? 5);
const service = { id: randomUUID() as never, role: 'admin', sessionId: '-' } as const;

async function fund({ call }: World, members: readonly Member[]): Promise<void> {
  for (const { id: userId } of members) {
    const grant = { userId, transferId: randomUUID(), amount: '300', currency: 'EUR' };
    await call('wallets.grant-credits', grant, service);
  }
}

describe.each(databases)('Killing the service while people pay, on %s', (kind) => {
  test(`${kills} times: no payment is lost, none is made twice, and the books are right`, async () => {
    const world = await startWorld(kind);
    const { DATABASE_URL, DATA_DIR } = world.core.config;
    const start = () => startServiceProcess({ DATABASE_URL, DATA_DIR });
    let process: ServiceProcess = await start();
    const members = await settle(process.url, 6);
    await fund(world, members);
    const load = new PaymentLoad(members, () => process.url);
    load.start();
    for (let kill = 0; kill < kills; kill++) {
      await pause(150 + Math.random() * 500);
      await process.kill();
      process = await start();
    }
    await pause(300);
    await load.stop();
    await load.sendAllAgain();
    await expectSoundBooks(world, service, load);
    expect(load.payments.length).toBeGreaterThan(kills * 10);
    expect(await process.stop()).toBe(0);
  }, 600_000);
});

describe.skipIf(!hasMysqld)('MySQL fails while people pay', () => {
  test('killed, or with its connections cut: no payment is lost or made twice', async () => {
    const mysqld = await startRestartableMysqld();
    onTestFinished(() => mysqld.stop());
    const world = await startWorld('sqlite', { DATABASE_URL: mysqld.url });
    const { DATA_DIR } = world.core.config;
    const process = await startServiceProcess({ DATABASE_URL: mysqld.url, DATA_DIR });
    onTestFinished(() => process.kill());
    const members = await settle(process.url, 6);
    await fund(world, members);
    const load = new PaymentLoad(members, () => process.url);
    load.start();
    for (let round = 0; round < 2; round++) {
      for (let cut = 0; cut < 10; cut++) {
        await pause(50);
        await cutConnections(mysqld.url);
      }
      await mysqld.kill();
      await mysqld.start();
      const before = load.payments.filter(({ made }) => made).length;
      await expect
        .poll(() => load.payments.filter(({ made }) => made).length, { timeout: 15_000 })
        .toBeGreaterThan(before + 10);
    }
    await load.stop();
    await load.sendAllAgain();
    await expectSoundBooks(world, service, load);
    expect(await process.stop()).toBe(0);
  }, 180_000);
});

/** Ends every connection to the server but this one, wherever its transaction is. */
async function cutConnections(url: string): Promise<void> {
  const connection = await createConnection(url);
  const [rows] = await connection.query(
    "select id from information_schema.processlist where id <> connection_id() and user <> 'event_scheduler'",
  );
  for (const { ID, id } of rows as { ID?: number; id?: number }[])
    await connection.query(`kill ${ID ?? id}`).catch((error: { errno?: number }) => {
      // It has ended by itself.
      if (error.errno !== 1094) throw error;
    });
  await connection.end();
}
