import { describe, expect, test } from 'vitest';
import { Counters } from '../../src/application/kernel/ports.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import type { ConversationId } from '../../src/domain/messaging/conversation.ts';
import { compactCounters } from '../../src/infrastructure/kernel/counters/counters.ts';
import { findDrift, repairDrift } from '../../src/infrastructure/kernel/counters/reconciliation.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { SqlUnitOfWork } from '../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import {
  correctMemberCounts,
  findMemberCountDrift,
} from '../../src/infrastructure/messaging/reconciliation.ts';
import { postsReconciliation } from '../../src/infrastructure/posts/reconciliation.ts';
import { socialReconciliation } from '../../src/infrastructure/social/reconciliation.ts';
import { wardrobeReconciliation } from '../../src/infrastructure/wardrobe/reconciliation.ts';
import { databases, startWorld } from '../kit/world.ts';

const reactions = sql<Record<never, never>>('select kind from reactions');
const reconciliations = [...socialReconciliation, ...postsReconciliation, ...wardrobeReconciliation];

describe.each(databases)('counts on %s', (kind) => {
  test('agree with a recount after people came, talked, reacted and left', async () => {
    const world = await startWorld(kind);
    const people = [];
    for (const name of ['ann', 'bob', 'cleo', 'dana']) people.push(await world.person(name));
    const [ann, bob, cleo, dana] = people as [(typeof people)[0], ...typeof people];
    for (const one of people)
      for (const other of people)
        if (one !== other) await world.call('social.follow-user', { userId: other.id }, one.actor);
    await world.call('social.request-friendship', { userId: bob!.id }, ann.actor);
    await world.call('social.request-friendship', { userId: ann.id }, bob!.actor);
    const post = await world.call('posts.create-post', { text: 'Linen' }, ann.actor);
    const first = await world.call('posts.add-comment', { postId: post.id, text: 'Where from?' }, bob!.actor);
    const answer = { postId: post.id, parentId: first.id, text: 'And what size?' };
    await world.call('posts.add-comment', answer, cleo!.actor);
    for (const { actor } of [bob!, cleo!, dana!]) {
      await world.call('posts.react-to-post', { postId: post.id, kind: 'love' }, actor);
      await world.call('posts.count-view', { postId: post.id }, actor);
    }
    await compactCounters(world.database, world.core.get(SqlUnitOfWork));
    await world.call('posts.react-to-post', { postId: post.id, kind: 'wow' }, bob!.actor);
    await world.call('social.unfollow-user', { userId: ann.id }, dana!.actor);
    await world.call('social.block-user', { userId: cleo!.id }, dana!.actor);
    await world.call('identity.delete-me', { password: bob!.password }, bob!.actor);
    await world.settled();

    expect(await findDrift(world.database, reconciliations)).toEqual([]);
    expect(await world.call('posts.get-post', { postId: post.id }, ann.actor)).toMatchObject({
      commentCount: 0,
      reactions: { love: 2, wow: 0 },
    });
  });

  test('of answers go with the comment that they answer', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const { id: postId } = await world.call('posts.create-post', { text: 'Tweed' }, ann.actor);
    const first = await world.call('posts.add-comment', { postId, text: 'Scratchy?' }, ann.actor);
    const answer = { postId, parentId: first.id, text: 'Not a bit.' };
    const { id: commentId } = await world.call('posts.add-comment', answer, ann.actor);
    await world.call('posts.react-to-comment', { commentId, kind: 'like' }, ann.actor);
    await world.call('posts.delete-comment', { commentId: first.id }, ann.actor);
    await world.settled();
    expect(await world.database.rows(reactions, {})).toEqual([]);
    expect(await findDrift(world.database, reconciliations)).toEqual([]);
  });

  test('of tips show on posts and outfits, before and after they are compacted', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const bob = await world.person('bob');
    const { id: postId } = await world.call('posts.create-post', { text: 'Silk' }, ann.actor);
    const add = { name: 'Coat', category: 'coat', visibility: 'public' } as const;
    const { id: itemId } = await world.call('wardrobe.add-item', add, ann.actor);
    const about = { pieces: [{ itemId }], visibility: 'public' as const };
    const { id: outfitId } = await world.call('wardrobe.create-outfit', about, ann.actor);
    const shown = async ({ actor }: typeof ann) => [
      (await world.call('posts.get-post', { postId }, actor)).tipCount,
      (await world.call('posts.list-posts', { userId: ann.id }, actor)).items[0]!.tipCount,
      (await world.call('wardrobe.get-outfit', { outfitId }, actor)).tipCount,
      (await world.call('wardrobe.list-outfits', { userId: ann.id }, actor)).items[0]!.tipCount,
    ];
    const unitOfWork = world.core.get(SqlUnitOfWork);
    const counters = world.core.get(Counters);
    const tipBoth = (by: number) =>
      unitOfWork.run(async () => {
        for (const id of [postId, outfitId]) counters.add(id as Id, 'tips', by);
      });
    expect(await shown(bob)).toEqual([0, 0, 0, 0]);
    await tipBoth(1);
    await tipBoth(1);
    expect([await shown(ann), await shown(bob)]).toEqual([Array(4).fill(2), Array(4).fill(2)]);
    await compactCounters(world.database, unitOfWork);
    await tipBoth(-1);
    expect(await shown(bob)).toEqual([1, 1, 1, 1]);
  });

  test('of members that went wrong are found and mended', async () => {
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const opening = { title: 'Hats', visibility: 'public' } as const;
    const { id: roomId } = await world.call('messaging.create-room', opening, ann.actor);
    await world.call('messaging.join-room', { roomId }, bob.actor);
    await world.call('messaging.open-direct', { userId: bob.id }, ann.actor);
    expect(await findMemberCountDrift(world.database)).toEqual([]);
    const unitOfWork = world.core.get(SqlUnitOfWork);
    const off = { conversationId: roomId as ConversationId, drift: 3 };
    await correctMemberCounts(unitOfWork, world.database, [off]);
    const drifts = await findMemberCountDrift(world.database);
    expect(drifts).toEqual([{ conversationId: roomId, drift: -3 }]);
    await correctMemberCounts(unitOfWork, world.database, drifts);
    expect(await findMemberCountDrift(world.database)).toEqual([]);
  });

  test('that went wrong are found and mended', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const unitOfWork = world.core.get(SqlUnitOfWork);
    const counters = world.core.get(Counters);
    await unitOfWork.run(async () => counters.add(ann.id, 'followers', 3));
    const drifts = await findDrift(world.database, reconciliations);
    expect(drifts).toEqual([{ kind: 'followers', subjectId: ann.id, by: -3 }]);
    await repairDrift(unitOfWork, counters, drifts);
    expect(await findDrift(world.database, reconciliations)).toEqual([]);
  });
});
