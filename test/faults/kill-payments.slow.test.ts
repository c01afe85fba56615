import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasMysqld } from '../kit/mysql/program.ts';
import { startRestartableMysqld } from '../kit/mysql/restartable-mysqld.ts';
import { type ServiceProcess, startServiceProcess } from '../kit/processes/service-process.ts';
import { startTcpProxy } from '../kit/servers/tcp-proxy.ts';
import { databases, startWorld, type World } from '../kit/world.ts';
import { type Member, settle } from './load.ts';
import { expectSoundBooks, PaymentLoad } from './payment-load.ts';

const kills = Number(process.env.KILLS ?? 3);
const outages = Math.ceil(kills / 3);
const adminOf = ([one]: readonly Member[]) =>
  ({ id: one!.id as never, role: 'admin', sessionId: '-', withFactor: false }) as const;

async function fund({ call }: World, members: readonly Member[]): Promise<void> {
  for (const { id: userId } of members) {
    const grant = { userId, transferId: randomUUID(), amount: '300', currency: 'EUR' };
    await call('wallets.grant-credits', grant, adminOf(members));
  }
}

describe.each(databases)('Killing the service while people pay, on %s', (kind) => {
  test(`${kills} times: no payment is lost, none is made twice, and the books are right`, async () => {
    const world = await startWorld(kind);
    const { DATABASE_URL, DATA_DIR } = world.core.config;
    const start = () => startServiceProcess({ DATABASE_URL, DATA_DIR });
    let process: ServiceProcess = await start();
    onTestFinished(() => process.kill());
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
    await expectSoundBooks(world, adminOf(members), load);
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
    const proxy = await startTcpProxy(() => Number(new URL(mysqld.url).port));
    onTestFinished(() => proxy.close());
    const throughProxy = Object.assign(new URL(mysqld.url), { port: new URL(proxy.url).port }).href;
    const process = await startServiceProcess({ DATABASE_URL: throughProxy, DATA_DIR });
    onTestFinished(() => process.kill());
    const members = await settle(process.url, 6);
    await fund(world, members);
    const load = new PaymentLoad(members, () => process.url);
    load.start();
    for (let round = 0; round < outages; round++) {
      for (let cut = 0; cut < 10; cut++) {
        await pause(50);
        // Wherever their transactions are.
        proxy.cut();
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
    await expectSoundBooks(world, adminOf(members), load);
    expect(await process.stop()).toBe(0);
  }, 180_000);
});
