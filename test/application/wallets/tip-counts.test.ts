import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ConcurrencyConflict } from '../../../src/application/kernel/errors.ts';
import { Ids } from '../../../src/application/kernel/ports.ts';
import { TipCounts } from '../../../src/application/wallets/transfers/tip-counts.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import type { TransferId } from '../../../src/domain/wallets/transfer.ts';
import { compactCounters } from '../../../src/infrastructure/kernel/counters/counters.ts';
import { findDrift } from '../../../src/infrastructure/kernel/counters/reconciliation.ts';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { wallets } from '../../../src/infrastructure/wallets/wallets.context.ts';
import { databases, type Person } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

async function opened(kind: (typeof databases)[number]) {
  const market = await startMarket(kind);
  const { call, rich, core, database } = market;
  const [ann, bob] = [await rich('ann'), await rich('bob', 0)];
  const { id: postId } = await call('posts.create-post', { text: 'my coat' }, bob.actor);
  const add = { name: 'coat', category: 'coat', visibility: 'public' } as const;
  const { id: itemId } = await call('wardrobe.add-item', add, bob.actor);
  const look = { pieces: [{ itemId }], visibility: 'public' as const };
  const { id: outfitId } = await call('wardrobe.create-outfit', look, bob.actor);
  const terms = () => ({ transferId: randomUUID(), amount: '5', currency: 'EUR' });
  const refund = ({ id }: { id: string }, amount?: string) =>
    call(
      'wallets.refund-transfer',
      { id, refundId: randomUUID(), ...(amount && { amount }) } as never,
      bob.actor,
    );
  const tipPost = ({ actor }: Person = ann) => call('wallets.tip-post', { postId, ...terms() }, actor);
  const tipOutfit = ({ actor }: Person = ann) => call('wallets.tip-outfit', { outfitId, ...terms() }, actor);
  const compact = async () => {
    while (await compactCounters(database, core.get(SqlUnitOfWork)));
  };
  const drift = () => findDrift(database, wallets.reconciliations!);
  return { ...market, ann, bob, postId, outfitId, refund, tipPost, tipOutfit, compact, drift };
}

describe.each(databases)('The stored numbers of tips, on %s,', (kind) => {
  test('agree with the ledger while 20 people tip and are given back their tips', async () => {
    const { call, grant, person, ann, postId, outfitId, refund, tipPost, tipOutfit, compact, drift } =
      await opened(kind);
    const people = await Promise.all(Array.from({ length: 4 }, (_, i) => person(`fan${i}`)));
    for (const one of people) await grant(one, 1000);
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const given = await (i % 2 ? tipPost : tipOutfit)(people[i % 4]);
        if (i % 5 === 0) await Promise.allSettled([refund(given, '2'), refund(given, '3'), refund(given)]);
        if (i % 7 === 0) await compact();
      }),
    );
    expect(await drift()).toEqual([]);
    const shown = [
      (await call('posts.get-post', { postId }, ann.actor)).tipCount,
      (await call('wardrobe.get-outfit', { outfitId }, ann.actor)).tipCount,
    ];
    expect(shown).toEqual([8, 8]);
  });

  test('go with what was tipped, and do not come back with a refund', async () => {
    const { call, settled, bob, postId, outfitId, refund, tipPost, tipOutfit, compact, drift } =
      await opened(kind);
    const tips = [await tipPost(), await tipOutfit(), await tipPost()];
    await compact();
    await call('posts.delete-post', { postId }, bob.actor);
    await call('wardrobe.remove-outfit', { outfitId }, bob.actor);
    await settled();
    expect(await drift()).toEqual([]);
    await refund(tips[0]!);
    await refund(tips[1]!);
    await compact();
    expect(await drift()).toEqual([]);
  });

  test('agree with the ledger when a post is deleted while 20 people tip it', async () => {
    const { call, settled, ann, bob, postId, tipPost, balance, compact, drift } = await opened(kind);
    const tips = Array.from({ length: 20 }, () => tipPost());
    const deleted = call('posts.delete-post', { postId }, bob.actor);
    const made = (await Promise.allSettled(tips)).filter(({ status }) => status === 'fulfilled').length;
    await deleted;
    await settled();
    await compact();
    expect(await drift()).toEqual([]);
    expect([await balance(bob), await balance(ann)]).toEqual([made * 5, 10_000 - made * 5]);
  });

  test('are not stored for what is gone by the commit', async () => {
    const { call, core, unitOfWork, settled, bob, postId, compact, drift } = await opened(kind);
    await call('posts.delete-post', { postId }, bob.actor);
    await settled();
    const tip = {
      id: core.get(Ids).next<TransferId>(),
      subject: { kind: 'post', id: postId as Id },
    } as const;
    const late = unitOfWork.run(async () => core.get(TipCounts).add(tip));
    await expect(late).rejects.toThrow(ConcurrencyConflict);
    await compact();
    expect(await drift()).toEqual([]);
  });
});
