import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, memoryStore } from '../../src/interfaces/client/index.ts';
import { everywhere, type Person, startTestService, type TestService } from '../kit/service.ts';

describe.each(everywhere)('A wallet over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  let ann: Person;
  let ben: Person;
  let admin: Awaited<ReturnType<TestService['promoted']>>;
  beforeAll(async () => {
    service = await startTestService(kind, { WITHDRAWALS: 'on' });
    ann = await service.person('ann', wire);
    ben = await service.person('ben', wire);
    admin = await service.promoted(await service.person('boss', wire));
  });
  afterAll(() => service.stop());
  const available = async (one: Person) =>
    (await one.does('wallets.get-wallet', {})).balances.map((balance) => balance.available);

  test('is filled by a top-up that an admin settles, and pays out what came in', async () => {
    const money = { amount: '2500', currency: 'EUR' };
    const { id: topUpId } = await ann.does('wallets.start-top-up', money);
    expect(await available(ann)).toEqual(['0']);
    expect(await admin.does('wallets.settle-top-up', { topUpId, paid: true })).toMatchObject({
      id: topUpId,
      status: 'paid',
    });
    await admin.does('wallets.settle-top-up', { topUpId, paid: true });
    expect(await available(ann)).toEqual(['2500']);
    const withdrawal = { withdrawalId: randomUUID(), amount: '500', currency: 'EUR' };
    for (let i = 0; i < 2; i++) await ann.does('wallets.start-withdrawal', withdrawal);
    await service.settled();
    expect(await ann.does('wallets.start-withdrawal', withdrawal)).toMatchObject({ status: 'paid' });
    expect(await available(ann)).toEqual(['2000']);
    expect(await ann.does('wallets.list-top-ups', {})).toMatchObject({
      items: [{ id: topUpId, status: 'paid' }],
    });
    expect(await ann.does('wallets.list-withdrawals', {})).toMatchObject({
      items: [{ withdrawalId: withdrawal.withdrawalId, status: 'paid', returned: '0' }],
    });
  });

  test('is told by a statement, which the client also takes as a table', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const client = createClient({ url: service.url, tokens: memoryStore(ann) });
    const asked = { currency: 'EUR', from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
    const { entries } = await client.call('wallets.export-statement', asked);
    const { csv = '' } = await client.call('wallets.export-statement', { ...asked, format: 'csv' });
    expect(csv.split('\n')[0]).toContain('seq,createdAt,kind,amount,balanceAfter,currency');
    expect(csv.trim().split('\n')).toHaveLength(entries.length + 1);
    const refused = client.call('wallets.export-statement', { ...asked, currency: 'XXX', format: 'csv' });
    await expect(refused).rejects.toMatchObject({ code: 'request.invalid-fields' });
    client.close();
  });

  test('tips what somebody wrote, made or posted; the tips are counted, and their writer has them', async () => {
    const { id: conversationId } = await ben.does('messaging.open-direct', { userId: ann.id });
    const message = { conversationId, clientId: randomUUID(), text: 'take the blue one' };
    const { id: messageId } = await ben.does('messaging.send-message', message);
    const { id: postId } = await ben.does('posts.create-post', { text: 'blue' });
    const tip = (amount: string) => ({ transferId: randomUUID(), amount, currency: 'EUR', note: 'thanks' });
    const tipped = await ann.does('wallets.tip-message', { messageId, ...tip('20') });
    expect(tipped).toMatchObject({ kind: 'tip', subject: { kind: 'message', id: messageId } });
    await ann.does('wallets.tip-post', { postId, ...tip('30') });
    await service.settled();
    expect(await ann.does('messaging.get-message', { messageId })).toMatchObject({ tipCount: 1 });
    expect((await ann.does('posts.get-post', { postId })).tipCount).toBe(1);
    expect(await available(ben)).toEqual(['50']);
  });
});
