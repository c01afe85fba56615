import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { moderation } from '../../kit/moderation.ts';
import { databases, refusalOf } from '../../kit/world.ts';
import { startParty } from './party.ts';

const day = 86_400_000;

describe.each(databases)('Envelopes that end, on %s', (kind) => {
  test('after 24 hours the rest comes back, once', async () => {
    const { ann, clock, guests, send, claim, get, endDue, balance, entries, expectSound } =
      await startParty(kind);
    const [bob, cat] = (await guests('bob', 'cat')) as [typeof ann, typeof ann];
    const envelope = await send(ann);
    await claim(bob, envelope);
    clock.at += day - 1;
    await endDue();
    expect(await get(ann, envelope)).toMatchObject({ status: 'open', claims: [] });
    clock.at += 1;
    // Nobody waits for the job.
    expect(await refusalOf(claim(cat, envelope))).toBe('wallets.not-open');
    const over = { status: 'over', left: 3, claims: [{ user: { id: bob.id }, amount: '25' }] };
    expect(await get(cat, envelope)).toMatchObject({ ...over, myShare: null });
    expect(await balance(ann)).toBe(900);
    await endDue();
    await endDue();
    expect(await balance(ann)).toBe(975);
    expect((await entries(ann))[0]).toMatchObject({
      ...{ kind: 'release', amount: '75', counterparty: null },
      subject: { kind: 'envelope', id: envelope.id },
    });
    expect(await get(cat, envelope)).toMatchObject(over);
    expect(await refusalOf(claim(cat, envelope))).toBe('wallets.not-open');
    expect(await claim(bob, envelope)).toMatchObject({ myShare: '25' });
    await expectSound(0);
  });

  test('the rest comes back to someone who is frozen, whose room is closed, and who has left', async () => {
    const { call, service, ann, room, clock, guests, grant, send, endDue, balance, expectSound } =
      await startParty(kind);
    const [bob] = (await guests('bob')) as [typeof ann];
    await grant(bob, 100);
    await send(bob);
    await call('messaging.leave-room', { roomId: room.id }, bob.actor);
    await call('wallets.freeze-wallet', { userId: bob.id, frozen: 'all', reason: 'a report' }, service);
    await call('messaging.close-room', { roomId: room.id }, ann.actor);
    clock.at += day;
    await endDue();
    expect(await balance(bob)).toBe(100);
    await expectSound(0);
  });

  test('in a room that a moderator removed nobody takes a share, and the rest comes back', async () => {
    const { ann, room, clock, guests, grant, send, claim, get, endDue, balance, expectSound, ...market } =
      await startParty(kind);
    const [bob, cat] = (await guests('bob', 'cat')) as [typeof ann, typeof ann];
    await grant(bob, 100);
    const [hers, his] = [await send(ann), await send(bob)];
    await claim(cat, hers);
    const { remove, restore } = moderation(market);
    await remove({ kind: 'room', id: room.id });
    for (const [one, envelope] of [
      [cat, his],
      [bob, hers],
      [bob, his],
    ] as const) {
      expect(await refusalOf(claim(one, envelope))).toBe('wallets.envelope-not-found');
      expect(await refusalOf(get(one, envelope))).toBe('wallets.envelope-not-found');
    }
    expect(await refusalOf(send(ann))).toBe('wallets.not-writable');
    clock.at += day;
    await endDue();
    expect([await balance(ann), await balance(bob)]).toEqual([975, 100]);
    await restore({ kind: 'room', id: room.id });
    expect(await get(cat, his)).toMatchObject({ status: 'over', left: 4 });
    await expectSound(0);
  });

  test('when an account is deleted its envelopes end, and the rest goes to the service', async () => {
    const { call, ann, guests, send, claim, get, settled, expectSound } = await startParty(kind);
    const [bob, cat] = (await guests('bob', 'cat')) as [typeof ann, typeof ann];
    const envelope = await send(ann);
    await claim(bob, envelope);
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    await settled();
    expect(await refusalOf(claim(cat, envelope))).toBe('wallets.not-open');
    expect(await get(bob, envelope)).toMatchObject({
      ...{ status: 'over', left: 3, myShare: '25', from: { id: ann.id, username: '' } },
    });
    await expectSound(0);
  });

  test('shares that are taken while the sender deletes their account are taken once, the rest is not lost', async () => {
    const { call, ann, guests, send, claim, balance, settled, expectSound } = await startParty(kind);
    const all = await guests(...Array.from({ length: 8 }, (_, i) => `guest${i}`));
    const envelope = await send(ann, { shares: 8, split: 'random' });
    const claims = all.map((one) => refusalOf(claim(one, envelope)));
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    const codes = await Promise.all([...claims, ...all.map((one) => refusalOf(claim(one, envelope)))]);
    await settled();
    expect(codes.filter((code) => !['nothing', 'wallets.not-open'].includes(code))).toEqual([]);
    const taken = await Promise.all(
      all.map(async (one) => (await claim(one, envelope).catch(() => null))?.myShare),
    );
    expect(await Promise.all(all.map((one) => balance(one)))).toEqual(
      taken.map((share) => Number(share ?? 0)),
    );
    await expectSound(0);
  });

  test('an envelope that closing missed does not come back to a deleted account', async () => {
    const { call, ann, clock, send, settled, endDue, database, unitOfWork, expectSound } =
      await startParty(kind);
    const run = (text: string) => unitOfWork.run(async () => void (await database.write(sql(text), {})));
    await send(ann);
    // As if it had been sent just after closing looked for open ones.
    await run("update wallet_envelopes set status = 'late'");
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    await settled();
    await run("update wallet_envelopes set status = 'open'");
    await expectSound(100);
    clock.at += day;
    await endDue();
    await expectSound(0);
    const left = sql<Record<never, never>, { kind: string; balance: number }>(
      "select kind, balance from wallet_accounts where kind in ('main', 'unclaimed') and balance <> 0",
    );
    expect(await database.rows(left, {})).toEqual([{ kind: 'unclaimed', balance: 1000 }]);
  });
});
