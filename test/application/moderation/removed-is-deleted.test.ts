import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { moderation } from '../../kit/moderation.ts';
import { databases, openConnection, type Person, refusalOf, startWorld } from '../../kit/world.ts';
import { act, deed, found, questions, type Town } from '../social/townsfolk.ts';

const kinds = ['post', 'comment', 'item', 'outfit', 'message', 'room'] as const;
type Kind = (typeof kinds)[number];

/** Things of a kind, with how their author deletes them. */
const idsOf = ({ posts, comments, items, outfits, messages, room, rooms }: Town) => ({
  post: posts,
  comment: comments.map(({ id }) => id),
  item: items,
  outfit: outfits,
  message: messages,
  room: [room, ...rooms],
});
const deletions = {
  post: ['posts.delete-post', 'postId'],
  comment: ['posts.delete-comment', 'commentId'],
  item: ['wardrobe.remove-item', 'itemId'],
  outfit: ['wardrobe.remove-outfit', 'outfitId'],
  message: ['messaging.delete-message', 'messageId'],
  room: ['messaging.leave-room', 'roomId'],
} as const;

/** Links are signed anew each time; places among changes and their times are not content. */
const comparable = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value) =>
      /^(changeSeq|lastChangeSeq|head|changedAt|deletedAt|version)$/.test(key) ? 0 : value,
    ).replaceAll(/"https?:[^"]*"/g, '""'),
  );

/** A change gives a message a later place among the changes. */
const inOrderOfIds = (answer: { readonly items: readonly { readonly id: string }[] }) => ({
  ...answer,
  items: answer.items.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

/** What every query answers to a person. */
async function seenBy(town: Town, { actor }: Person): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const [name, inputs] of Object.entries(questions(town)))
    for (const input of inputs)
      seen[`${name} ${JSON.stringify(input)}`] = comparable(
        await town.world
          .call(name as never, input as never, actor, { connection: openConnection() })
          .then((answer) => (name === 'messaging.list-changes' ? inOrderOfIds(answer as never) : answer))
          .catch(({ code }: { code?: string }) => code ?? 'an error'),
      );
  return seen;
}

describe.each(databases)('What a moderator removed, on %s', (kind) => {
  test('is to friends and strangers as if it had been deleted, and restored as if nothing had been', async () => {
    const world = await startWorld(kind);
    const { remove, restore, finish } = moderation(world);
    const compared = new Set<Kind>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 5, maxLength: 25 }),
        fc.constantFrom(...kinds),
        fc.nat(),
        fc.boolean(),
        async (deeds, what, which, byAuthor) => {
          const town = await found(world);
          const [ann, bob, , dan] = town.people as [Person, Person, Person, Person];
          for (const one of [bob, dan]) {
            await world.call('social.request-friendship', { userId: one.id }, ann.actor);
            await world.call('social.request-friendship', { userId: ann.id }, one.actor);
          }
          for (const [did, a, b] of deeds) await act(town, did, a, b);
          await world.settled();
          const ids = idsOf(town)[what];
          if (ids.length === 0) return;
          const about = { kind: what, id: ids[which % ids.length]! };
          const before = await Promise.all(town.people.map((one) => seenBy(town, one)));
          await remove(about);
          await world.settled();
          await restore(about);
          await world.settled();
          expect(await Promise.all(town.people.map((one) => seenBy(town, one)))).toEqual(before);
          await remove(about);
          await world.settled();
          const [operation, field] = deletions[what];
          const removed = await Promise.all(town.people.map((one) => seenBy(town, one)));
          let isDeleted = false;
          if (byAuthor)
            for (const { actor } of town.people)
              isDeleted ||=
                (await refusalOf(world.call(operation, { [field]: about.id } as never, actor))) === 'nothing';
          if (!isDeleted) await finish(about);
          await world.settled();
          for (const [i, one] of town.people.entries()) {
            // Only the author sees what was removed, and who replied to it their reply.
            if (JSON.stringify(removed[i]).includes('"removed":{')) continue;
            if (town.comments.some(({ parentId, author }) => parentId === about.id && author?.id === one.id))
              continue;
            expect({ of: one.user.username, seen: await seenBy(town, one) }).toEqual({
              of: one.user.username,
              seen: removed[i],
            });
          }
          compared.add(what);
        },
      ),
      { numRuns: inject('isFast') ? 5 : 15, endOnFailure: true },
    );
    expect(compared.size).toBeGreaterThan(0);
  }, 300_000);
});
