import { describe, expect, test } from 'vitest';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { startMarket } from '../application/wallets/stage.ts';
import { databases } from '../kit/world.ts';
import { run } from './run.ts';

type Spoiled = { id: string };
const giveMore = sql<Spoiled>(
  `update wallet_accounts set balance = balance + 5 where owner_id = :id and kind = 'main'`,
);
const takeBack = sql<Spoiled>(
  `update wallet_accounts set balance = balance - 5 where owner_id = :id and kind = 'main'`,
);
const raise = sql<Spoiled>(
  'update wallet_entries set amount = amount + 5 where transfer_id = :id and amount > 0',
);

describe.each(databases)('the books on %s', (kind) => {
  test('wallets:verify reports every manipulated row, and nothing in correct books', async () => {
    const { core, rich, pay, unitOfWork, database, settled } = await startMarket(kind);
    const { DATA_DIR, DATABASE_URL } = core.config;
    const verify = () => run('wallets-verify', [], { DATA_DIR, DATABASE_URL });
    const spoil = (statement: typeof raise, id: string) =>
      unitOfWork.run(async () => database.enqueue(statement, { id }));
    const [ann, ben] = [await rich('ann', 100), await rich('ben', 100)];
    const { id } = await pay(ann, ben, 10);
    await settled();
    expect(await verify()).toEqual({ code: 0, stdout: 'Wrong in the wallets: 0\n', stderr: '' });

    await spoil(giveMore, ann.id);
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'EUR: the accounts sum to 5',
      expect.stringMatching(new RegExp(`^${ann.id} EUR main: a balance of`)),
      'Wrong in the wallets: 2',
      '',
    ]);

    await spoil(takeBack, ann.id);
    expect(await verify()).toMatchObject({ code: 0 });
    await spoil(raise, id);
    const raised = await verify();
    expect(raised.code).toBe(1);
    expect(raised.stdout).toContain(`${ben.id} EUR main: `);
    expect(raised.stdout).toContain(`Transfer ${id} does not balance\nWrong in the wallets: 2\n`);
  }, 60_000);
});
