import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, refusalOf } from '../../kit/world.ts';
import { startParty } from './party.ts';

const [none, notOpen] = ['wallets.envelope-not-found', 'wallets.not-open'];

describe.each(databases)('Envelopes, on %s', (kind) => {
  test('who is in the room takes a share each, and all see who took what once it is empty', async () => {
    const { ann, guests, send, claim, get, balance, entries, expectSound } = await startParty(kind);
    const [bob, cat] = (await guests('bob', 'cat')) as [typeof ann, typeof ann];
    const envelope = await send(ann, { amount: '101', shares: 2, note: 'for hats' });
    expect(envelope).toMatchObject({
      ...{ from: { id: ann.id }, amount: '101', currency: 'EUR', split: 'equal', note: 'for hats' },
      ...{ shares: 2, left: 2, myShare: null, claims: [], status: 'open' },
    });
    expect(await balance(ann)).toBe(899);
    await expectSound(101);
    expect(await claim(bob, envelope)).toMatchObject({ left: 1, myShare: '51', claims: [], status: 'open' });
    const last = await claim(cat, envelope);
    expect(last).toMatchObject({ left: 0, myShare: '50', status: 'empty' });
    expect(last.claims).toMatchObject([
      { user: { id: bob.id }, amount: '51' },
      { user: { id: cat.id }, amount: '50' },
    ]);
    expect(await get(ann, envelope)).toMatchObject({ myShare: null, claims: last.claims });
    expect((await entries(bob))[0]).toMatchObject({
      ...{ kind: 'gift', amount: '51', counterparty: { id: ann.id } },
      subject: { kind: 'envelope', id: envelope.id },
    });
    expect((await entries(ann))[0]).toMatchObject({ kind: 'gift', amount: '-101', counterparty: null });
    await expectSound(0);
  });

  test('it is a message of the sender, live and after being away, whose account may be private', async () => {
    const { call, ann, room, guests, send, settled, pushed } = await startParty(kind);
    const [bob] = (await guests('bob')) as [typeof ann];
    await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
    pushed.length = 0;
    const { id } = await send(ann, { note: 'for hats' });
    const untitled = await send(ann);
    await settled();
    const refs = [{ kind: 'envelope', id, title: 'for hats' }];
    const frames = pushed.filter(({ frame, to }) => frame.name === 'message.created' && to.includes(bob.id));
    expect(frames.map(({ data }) => data)).toMatchObject([
      { clientId: id, sender: { id: ann.id }, text: '', refs },
      { refs: [{ kind: 'envelope', id: untitled.id, title: 'Envelope' }] },
    ]);
    expect(JSON.stringify(frames[0]!.data)).not.toContain('moreRefs');
    const { items } = await call('messaging.list-messages', { conversationId: room.id }, bob.actor);
    expect(items.find((one) => 'clientId' in one && one.clientId === id)).toMatchObject({ refs });
    // Nobody else may refer to it.
    const forged = { conversationId: room.id, clientId: randomUUID(), refs: [{ kind: 'envelope', id }] };
    expect(await refusalOf(call('messaging.send-message', forged as never, bob.actor))).toContain(
      'request.invalid-fields',
    );
  });

  test('sent again, it is the same; with other terms, or for another thing, it is refused', async () => {
    const { call, ann, room, guests, send, pay, balance, expectSound } = await startParty(kind);
    const [bob] = (await guests('bob')) as [typeof ann];
    const envelopeId = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => send(ann, { envelopeId })));
    expect(new Set(outcomes.map(({ createdAt, id }) => `${id} ${createdAt}`)).size).toBe(1);
    expect(await balance(ann)).toBe(900);
    const direct = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    await call(
      'messaging.send-message',
      { conversationId: direct.id, clientId: randomUUID(), text: 'hi' },
      ann.actor,
    );
    await call('messaging.accept-request', { conversationId: direct.id }, bob.actor);
    const others = [{ amount: '99' }, { shares: 3 }, { split: 'random' }, { conversationId: direct.id }];
    for (const other of others)
      expect([other, await refusalOf(send(ann, { envelopeId, ...other }))]).toEqual([
        other,
        'wallets.id-reused',
      ]);
    expect(await refusalOf(send(bob, { envelopeId }))).toBe('wallets.id-reused');
    expect(await refusalOf(pay(ann, bob, 5, { transferId: envelopeId }))).toBe('wallets.id-reused');
    const [transferId, clientId] = [randomUUID(), randomUUID()];
    await pay(ann, bob, 5, { transferId });
    expect(await refusalOf(send(ann, { envelopeId: transferId }))).toBe('wallets.id-reused');
    await call('messaging.send-message', { conversationId: room.id, clientId, text: 'hi' }, ann.actor);
    expect(await refusalOf(send(ann, { envelopeId: clientId }))).toBe('wallets.id-reused');
    // What was sent stays sent, also for someone who has left.
    const bobs = await send(bob, { amount: '5' });
    await call('messaging.leave-room', { roomId: room.id }, bob.actor);
    expect(await send(bob, { envelopeId: bobs.id, amount: '5' })).toEqual(bobs);
    await expectSound(105);
  });

  test('only who may write there sends one, of what they have', async () => {
    const { call, ann, room, rich, send, wallet, expectSound } = await startParty(kind);
    const bob = await rich('bob', 50);
    expect(await refusalOf(send(bob))).toBe('wallets.conversation-not-found');
    expect(await refusalOf(send(ann, { amount: '3' }))).toBe('request.invalid-fields /shares');
    expect(await refusalOf(send(ann, { shares: 101 }))).toBe('request.invalid-fields /shares');
    expect(await refusalOf(send(ann, { amount: '1001' }))).toBe('wallets.insufficient-funds');
    // A stranger's first message is of text.
    const direct = await call('messaging.open-direct', { userId: ann.id }, bob.actor);
    expect(await refusalOf(send(bob, { conversationId: direct.id, amount: '9' }))).toBe(
      'wallets.not-writable',
    );
    await call('messaging.close-room', { roomId: room.id }, ann.actor);
    expect(await refusalOf(send(ann))).toBe('wallets.not-writable');
    expect((await wallet(ann)).limits[0]!.spentToday).toBe('0');
    await expectSound(0);
  });

  test('nobody outside, behind a block or gone sees it or takes a share', async () => {
    const { call, ann, room, rich, guests, join, send, claim, get, expectSound } = await startParty(kind);
    const [bob, cat, dan] = (await guests('bob', 'cat', 'dan')) as [typeof ann, typeof ann, typeof ann];
    const eve = await rich('eve', 0);
    const envelope = await send(ann);
    await call('social.block-user', { userId: ann.id }, bob.actor);
    await call('messaging.leave-room', { roomId: room.id }, cat.actor);
    await call('messaging.ban', { roomId: room.id, userId: dan.id, reason: 'loud' }, ann.actor);
    for (const one of [bob, cat, dan, eve])
      expect([await refusalOf(get(one, envelope)), await refusalOf(claim(one, envelope))]).toEqual([
        none,
        none,
      ]);
    expect(await refusalOf(claim(ann, { id: randomUUID() }))).toBe(none);
    // A public room shows what was said before one joined; a private one does not.
    await join(eve);
    expect(await claim(eve, envelope)).toMatchObject({ myShare: '25' });
    const closed = await call('messaging.create-room', { title: 'few' }, ann.actor);
    const early = await send(ann, { conversationId: closed.id });
    await call('messaging.invite', { roomId: closed.id, userId: eve.id }, ann.actor);
    const { items } = await call('messaging.list-invites', {}, eve.actor);
    await call('messaging.answer-invite', { inviteId: items[0]!.id, accept: true }, eve.actor);
    expect(await refusalOf(claim(eve, early))).toBe(none);
    await expectSound(175);
  });

  test('one share each, the sender too; claimed again, it is the same', async () => {
    const { ann, guests, send, claim, balance, expectSound } = await startParty(kind);
    const [bob] = (await guests('bob')) as [typeof ann];
    const envelope = await send(ann);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => claim(bob, envelope)));
    for (const one of outcomes) expect(one).toEqual(outcomes[0]);
    expect(await balance(bob)).toBe(25);
    expect(await claim(ann, envelope)).toMatchObject({ myShare: '25', left: 2 });
    expect(await balance(ann)).toBe(925);
    await expectSound(50);
  });

  test('only members who see an envelope learn how many shares are left', async () => {
    const { call, ann, guests, send, claim, settled, pushed } = await startParty(kind);
    const [bob, cat] = (await guests('bob', 'cat')) as [typeof ann, typeof ann];
    await call('social.block-user', { userId: ann.id }, cat.actor);
    const { id } = await send(ann);
    await claim(bob, { id });
    await settled();
    const told = pushed.filter(({ frame }) => frame.name === 'envelope.changed');
    expect(told.map(({ data, to }) => ({ data, to: [...to].sort() }))).toEqual([
      { data: { id, left: 3 }, to: [ann.id, bob.id].sort() },
    ]);
  });

  test('of 20 who want the last share one gets it; 50 share one envelope to the last unit', async () => {
    const { ann, guests, send, claim, balance, expectSound } = await startParty(kind);
    const all = await guests(...Array.from({ length: 50 }, (_, i) => `guest${i}`));
    const last = await send(ann, { shares: 1, amount: '7' });
    const codes = await Promise.all(all.slice(0, 20).map((one) => refusalOf(claim(one, last))));
    expect(codes.filter((code) => code === 'nothing')).toHaveLength(1);
    expect(codes.filter((code) => code === notOpen)).toHaveLength(19);
    const big = await send(ann, { shares: 50, amount: '900', split: 'random' });
    const shares = await Promise.all(all.map(async (one) => (await claim(one, big)).myShare));
    expect(shares.every((share) => Number(share) >= 1)).toBe(true);
    expect(shares.reduce((sum, share) => sum + Number(share), 0)).toBe(900);
    const balances = await Promise.all(all.map((one) => balance(one)));
    expect(balances.reduce((sum, one) => sum + one, 0)).toBe(907);
    await expectSound(0);
  });

  test('a share that cannot be received stays for others', async () => {
    const limits = { WALLET_LIMITS: '1000,5000,1000' };
    const { call, service, ann, guests, grant, send, claim, expectSound } = await startParty(kind, limits);
    const [bob, cat, dan] = (await guests('bob', 'cat', 'dan')) as [typeof ann, typeof ann, typeof ann];
    await grant(bob, 990);
    await call('wallets.freeze-wallet', { userId: cat.id, frozen: 'all', reason: 'a report' }, service);
    const envelope = await send(ann, { shares: 2 });
    const codes = await Promise.all([bob, cat, dan].map((one) => refusalOf(claim(one, envelope))));
    expect(codes).toEqual(['wallets.limit-exceeded', 'wallets.frozen', 'nothing']);
    expect(await claim(ann, envelope)).toMatchObject({ left: 0, status: 'empty' });
    expect(await refusalOf(claim(bob, envelope))).toBe(notOpen);
    await expectSound(0);
  });
});
