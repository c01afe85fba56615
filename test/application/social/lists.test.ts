import { describe, expect, test } from 'vitest';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

type Listed = { readonly username: string; readonly relation: object };
const nothing = {
  following: false,
  followRequested: false,
  followedBy: false,
  friend: false,
  requestSent: false,
  requestReceived: false,
  blocking: false,
  muting: false,
};

describe.each(databases)('lists of people on %s', (kind) => {
  test('tell for each person how you relate to them', async () => {
    const world = await startWorld(kind);
    const { call } = world;
    const [ann, bob, cat, dan, eve, fay] = await Promise.all(
      ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'].map((name) => world.person(name)),
    );
    const userId = (of: typeof ann) => ({ userId: of!.id });
    for (const one of [bob, cat, dan, eve, fay]) await call('social.follow-user', userId(ann), one!.actor);
    await call('identity.update-me', { settings: { visibility: 'private' } }, bob!.actor);
    await call('social.follow-user', userId(bob), ann!.actor);
    await call('social.follow-user', userId(cat), ann!.actor);
    await call('social.request-friendship', userId(cat), ann!.actor);
    await call('social.request-friendship', userId(ann), dan!.actor);
    await call('social.request-friendship', userId(ann), eve!.actor);
    await call('social.request-friendship', userId(eve), ann!.actor);
    await call('social.mute-user', userId(eve), ann!.actor);
    await world.settled();
    const expected = {
      ann: nothing,
      bob: { ...nothing, followedBy: true, followRequested: true },
      cat: { ...nothing, followedBy: true, following: true, requestSent: true },
      dan: { ...nothing, followedBy: true, requestReceived: true },
      eve: { ...nothing, followedBy: true, friend: true, muting: true },
      fay: { ...nothing, followedBy: true },
    };
    const relations = (page: { items: { username: string; relation: object }[] }) =>
      Object.fromEntries(page.items.map(({ username, relation }) => [username, relation]));
    const { ann: _, ...others } = expected;
    expect(relations(await call('identity.list-users', {}, ann!.actor))).toEqual(expected);
    expect(relations(await call('social.list-followers', userId(ann), ann!.actor))).toEqual(others);
    expect(relations(await call('social.list-following', userId(ann), ann!.actor))).toEqual({
      cat: expected.cat,
    });
    expect(relations(await call('identity.search-users', { q: 'ev' }, ann!.actor))).toEqual({
      eve: expected.eve,
    });
    expect(relations(await call('social.list-friends', {}, ann!.actor))).toEqual({ eve: expected.eve });
    expect(relations(await call('social.list-muted', {}, ann!.actor))).toEqual({ eve: expected.eve });
    for (const [name, relation] of Object.entries(expected)) {
      const profile = await call(
        'identity.get-user-by-username',
        { username: name.toUpperCase() },
        ann!.actor,
      );
      expect(profile.relation).toEqual(relation);
      expect(profile).toEqual(await call('identity.get-user', { userId: profile.id }, ann!.actor));
    }
    const post = await call('posts.create-post', { text: 'hello' }, ann!.actor);
    for (const one of [cat, eve])
      await call('posts.react-to-post', { postId: post.id, kind: 'like' }, one!.actor);
    const users = (page: { items: { user: { username: string; relation: object } }[] }) =>
      relations({ items: page.items.map(({ user }) => user) });
    expect(users(await call('posts.list-post-reactions', { postId: post.id }, ann!.actor))).toEqual({
      cat: expected.cat,
      eve: expected.eve,
    });
    const room = await call('messaging.create-room', { title: 'Hats', visibility: 'public' }, ann!.actor);
    await call('messaging.join-room', { roomId: room.id }, cat!.actor);
    expect(users(await call('messaging.list-participants', { roomId: room.id }, ann!.actor))).toEqual({
      ann: expected.ann,
      cat: expected.cat,
    });
    const pairs = (page: { items: { from: Listed; to: Listed }[] }) =>
      page.items.map(({ from, to }) => relations({ items: [from, to] }));
    const requests = (direction: 'received' | 'sent') =>
      call('social.list-friend-requests', { direction }, ann!.actor);
    expect(pairs(await requests('received'))).toEqual([{ dan: expected.dan, ann: nothing }]);
    expect(pairs(await requests('sent'))).toEqual([{ ann: nothing, cat: expected.cat }]);
    await call('messaging.invite', { roomId: room.id, userId: fay!.id }, ann!.actor);
    const theirs = await call('messaging.create-room', { title: 'Caps' }, eve!.actor);
    await call('messaging.invite', { roomId: theirs.id, userId: bob!.id }, eve!.actor);
    const bobs = await call('messaging.list-invites', {}, bob!.actor);
    expect(pairs(bobs)).toEqual([{ eve: nothing, bob: nothing }]);
    const sent = await call('messaging.list-invites', { direction: 'sent' }, ann!.actor);
    expect(pairs(sent)).toEqual([{ ann: nothing, fay: expected.fay }]);
    const party = { title: 'Party', startsOn: '2030-01-01', guestIds: [eve!.id] };
    const occasion = await call('wardrobe.create-occasion', party, ann!.actor);
    expect(users({ items: occasion.guests })).toEqual({ eve: expected.eve });
    const seen = await call('wardrobe.get-occasion', { occasionId: occasion.id }, eve!.actor);
    expect(users({ items: seen.guests ?? [] })).toEqual({ eve: nothing });
    const explored = await call('feed.explore', {}, ann!.actor);
    for (const { username, relation } of explored.users)
      expect(relation).toEqual(expected[username as keyof typeof expected]);
    await call('social.block-user', userId(fay), ann!.actor);
    expect(relations(await call('social.list-blocked', {}, ann!.actor))).toEqual({
      fay: { ...nothing, blocking: true },
    });
    const nobody = call('identity.get-user-by-username', { username: 'no one' }, ann!.actor);
    expect(await refusalOf(nobody)).toBe('identity.user-not-found');
    const fromBlocked = call('identity.get-user-by-username', { username: 'ann' }, fay!.actor);
    expect(await refusalOf(fromBlocked)).toBe('identity.user-not-found');
  });

  test('of followers and followees have the latest first, whenever the accounts were made', async () => {
    const world = await startWorld(kind);
    const { call, clock } = world;
    const names = ['a_1', 'b_1', 'c_1', 'd_1', 'e_1'];
    const ann = await world.person('ann');
    const people = [];
    for (const name of names) people.push(await world.person(name));
    // Two of them within one millisecond.
    const order = [2, 0, 4, 1, 3];
    for (const i of order) {
      await call('social.follow-user', { userId: ann.id }, people[i]!.actor);
      await call('social.follow-user', { userId: people[i]!.id }, ann.actor);
      if (i !== 4) clock.at += 1;
    }
    // Of those two the newer account is first.
    const expected = [3, 4, 1, 0, 2].map((i) => names[i]);
    for (const name of ['social.list-followers', 'social.list-following'] as const)
      for (const limit of [1, 2, 20]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await call(name, { userId: ann.id, limit, ...(cursor && { cursor }) }, ann.actor);
          seen.push(...page.items.map(({ username }) => username));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect(seen).toEqual(expected);
      }
  });

  test('of follow requests show those received and those sent; an approval counts from when it is given', async () => {
    const world = await startWorld(kind);
    const { call, clock } = world;
    const [ann, bob, cat] = [await world.person('ann'), await world.person('bob'), await world.person('cat')];
    await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
    for (const { actor } of [bob, cat]) {
      await call('social.follow-user', { userId: ann.id }, actor);
      clock.at += 1;
    }
    const names = async (input: object, person: typeof ann) =>
      (await call('social.list-follow-requests', input, person.actor)).items.map(({ username }) => username);
    expect(await names({}, ann)).toEqual(['cat', 'bob']);
    expect(await names({ direction: 'sent' }, bob)).toEqual(['ann']);
    expect(await names({ direction: 'sent' }, ann)).toEqual([]);
    await call('social.answer-follow-request', { userId: cat.id, accept: true }, ann.actor);
    clock.at += 1;
    await call('social.answer-follow-request', { userId: bob.id, accept: true }, ann.actor);
    expect(await names({ direction: 'sent' }, bob)).toEqual([]);
    const { items } = await call('social.list-followers', { userId: ann.id }, ann.actor);
    expect(items.map(({ username }) => username)).toEqual(['bob', 'cat']);
  });
});

describe.each(databases)('a declined friend request on %s', (kind) => {
  test('can be repeated after a week, whatever the asker does in between', async () => {
    const world = await startWorld(kind);
    const { call, clock } = world;
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const ask = () => call('social.request-friendship', { userId: bob.id }, ann.actor);
    const { id: requestId } = await ask();
    await call('social.answer-friend-request', { requestId, accept: false }, bob.actor);
    expect(await refusalOf(ask())).toBe('social.request-declined');
    await call('social.block-user', { userId: bob.id }, ann.actor);
    await call('social.unblock-user', { userId: bob.id }, ann.actor);
    clock.at += 7 * 24 * 3_600_000 - 1;
    expect(await refusalOf(ask())).toBe('social.request-declined');
    clock.at += 1;
    expect(await ask()).toMatchObject({ id: requestId, status: 'pending' });
  });
});
