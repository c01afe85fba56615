import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { payments } from '../../kit/payments.ts';
import { databases, type Person } from '../../kit/world.ts';
import { hour, minute, startTown } from './town.ts';

async function start(kind: (typeof databases)[number]) {
  const town = await startTown(kind);
  const { call, settled, resident, ann } = town;
  const [bob, cat] = [await resident('bob', 'Bob'), await resident('cat', 'Cat')];
  const listOf = async ({ actor }: Person) => {
    await settled();
    return (await call('notifications.list', {}, actor)).items;
  };
  const short = async (one: Person) =>
    (await listOf(one)).map(({ type, actors, count, subject }) =>
      [type, actors.map(({ username }) => username).join(), count, subject?.kind, subject?.title].join(' '),
    );
  for (const { id: userId } of [ann, bob, cat]) {
    const grant = { userId, transferId: randomUUID(), amount: '100000', currency: 'EUR' };
    await call('wallets.grant-credits', grant, town.admin.actor);
  }
  const terms = (note = '') => ({ transferId: randomUUID(), amount: '1234', currency: 'EUR', note });
  /** Pays 12.34. */
  const pay = ({ actor }: Person, to: Person, note = '') =>
    call('wallets.transfer', { toUserId: to.id, ...terms(note) }, actor);
  const tipPost = ({ actor }: Person, postId: string) =>
    call('wallets.tip-post', { postId, ...terms() }, actor);
  return { ...town, ...payments(town.core), ann, bob, cat, listOf, short, terms, pay, tipPost };
}

describe.each(databases)('Of payments, on %s,', (kind) => {
  test('the payee is notified, once for each, with the note and without the amount', async () => {
    const { transfer, pay, ann, bob, listOf, short } = await start(kind);
    const { id } = await pay(bob, ann, 'Lunch');
    await transfer({ kind: 'request', from: bob, to: ann, amount: 1234 });
    expect(await short(ann)).toEqual(['payment bob 1 transfer ', 'payment bob 1 transfer Lunch']);
    const items = await listOf(ann);
    expect(items[1]!.subject).toEqual({ kind: 'transfer', id, title: 'Lunch', imageUrl: null });
    expect(JSON.stringify(items)).not.toMatch(/1234|12\.34/);
    expect(await short(bob)).toEqual([]);
  });

  test('gifts, grants and refunds notify nobody', async () => {
    const { call, transfer, pay, ann, bob, short } = await start(kind);
    await transfer({ kind: 'gift', from: bob, to: ann });
    const { id } = await pay(ann, bob);
    await call('wallets.refund-transfer', { id, refundId: randomUUID() }, bob.actor);
    expect(await short(ann)).toEqual([]);
  });

  test('tips on one thing are one notification, as reactions are', async () => {
    const { call, tipPost, terms, ann, bob, cat, short } = await start(kind);
    const { id: postId } = await call('posts.create-post', { text: 'My coat' }, ann.actor);
    const { id: itemId } = await call('wardrobe.add-item', { name: 'Hat', category: 'hat' }, ann.actor);
    const look = { name: 'Sunday', pieces: [{ itemId }], visibility: 'public' as const };
    const { id: outfitId } = await call('wardrobe.create-outfit', look, ann.actor);
    const { id: conversationId } = await call('messaging.open-direct', { userId: ann.id }, bob.actor);
    const hi = { conversationId, clientId: randomUUID(), text: 'Hi' };
    await call('messaging.send-message', hi, bob.actor);
    const said = { conversationId, clientId: randomUUID(), text: 'Hello' };
    const { id: messageId } = await call('messaging.send-message', said, ann.actor);
    await tipPost(bob, postId);
    await call('wallets.tip-outfit', { outfitId, ...terms() }, bob.actor);
    await call('wallets.tip-message', { messageId, ...terms() }, bob.actor);
    const tips = (await short(ann)).filter((line) => line.startsWith('tip'));
    expect(tips.sort()).toEqual([
      'tip bob 1 message Hello',
      'tip bob 1 outfit Sunday',
      'tip bob 1 post My coat',
    ]);
    await tipPost(cat, postId);
    await tipPost(bob, postId);
    expect((await short(ann))[0]).toBe('tip bob,cat 3 post My coat');
  });

  test('nobody is notified of people whom they blocked or muted', async () => {
    const { call, transfer, tip, ann, bob, cat, short } = await start(kind);
    const { id: postId } = await call('posts.create-post', { text: 'My coat' }, ann.actor);
    await call('social.mute-user', { userId: bob.id }, ann.actor);
    await call('social.block-user', { userId: cat.id }, ann.actor);
    for (const from of [bob, cat]) {
      await transfer({ kind: 'transfer', from, to: ann });
      await tip({ kind: 'post', id: postId }, { from, to: ann });
    }
    expect(await short(ann)).toEqual([]);
  });

  test('mails name who paid, never how much, and stop if one turns them off', async () => {
    const { call, pay, tipPost, deliver, told, ann, bob } = await start(kind);
    const { id: postId } = await call('posts.create-post', { text: 'My coat' }, ann.actor);
    await pay(bob, ann);
    await tipPost(bob, postId);
    await deliver();
    const mails = await told();
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      'Bob sent you a payment',
      'Bob sent you a tip for your post',
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/1234|12\.34/);
    const off = { tip: { email: false }, payment: { inApp: false, email: false } };
    await call('notifications.set-preferences', { types: off }, ann.actor);
    await pay(bob, ann);
    await tipPost(bob, postId);
    await deliver();
    expect(await told()).toHaveLength(2);
  });

  test('who is to pay is notified of a request and of each reminder, who asked of a refusal', async () => {
    const { call, request, remind, answer, ann, bob, listOf, short } = await start(kind);
    const asked = await request({ from: ann, to: bob }, 'Lunch');
    expect(await short(ann)).toEqual(['payment bob 1 payment-request Lunch']);
    expect(JSON.stringify(await listOf(ann))).not.toMatch(/1234|12\.34/);
    await remind(asked);
    expect(await short(ann)).toEqual(['payment bob 2 payment-request Lunch']);
    await call('notifications.mark-read', {}, ann.actor);
    await remind(asked);
    expect((await short(ann))[0]).toBe('payment bob 1 payment-request Lunch');
    await answer(asked, 'declined');
    expect(await short(bob)).toEqual(['payment ann 1 payment-request Lunch']);
    await remind(asked);
    expect(await short(ann)).toHaveLength(2);
  });

  test('a request that was paid is told by its transfer alone; one that expired is not told', async () => {
    const { request, answer, ann, bob, short } = await start(kind);
    for (const status of ['paid', 'expired'] as const)
      await answer(await request({ from: ann, to: bob }), status);
    expect(await short(bob)).toEqual([]);
  });

  test('the notification of a request that is taken back goes too', async () => {
    const { request, answer, pushed, ann, bob, short } = await start(kind);
    const asked = await request({ from: ann, to: bob }, 'Lunch');
    const other = await request({ from: ann, to: bob }, 'Tea');
    expect(await short(ann)).toHaveLength(2);
    await answer(asked, 'cancelled');
    expect(await short(ann)).toEqual(['payment bob 1 payment-request Tea']);
    expect(pushed.map(({ frame }) => frame.name)).toContain('notification.dismissed');
    await answer(other, 'declined');
    expect(await short(ann)).toHaveLength(1);
  });

  test('a mail about a request is not sent once the request is answered', async () => {
    const { call, request, answer, later, told, ann, bob } = await start(kind);
    const quietHours = { from: '11:00', until: '13:00' };
    await call('notifications.set-preferences', { quietHours }, ann.actor);
    const [, done] = [await request({ from: ann, to: bob }), await request({ from: ann, to: bob })];
    await later(minute);
    expect(await told()).toEqual([]);
    await answer(done, 'paid');
    await later(2 * hour);
    const subjects = (await told()).map(({ subject }) => subject);
    expect(subjects).toEqual(['There is news of a payment request with Bob']);
  });
});
