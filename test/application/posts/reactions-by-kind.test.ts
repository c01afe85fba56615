import { expect, test } from 'vitest';
import { databases, startWorld } from '../../kit/world.ts';

test.each(databases)(
  'reactions to a post, a comment, an item and an outfit are listed by kind, in pages, on %s',
  async (kind) => {
    const { call, person } = await startWorld(kind);
    const ann = await person('ann');
    const people = [];
    for (let i = 1; i <= 4; i++) people.push(await person(`fan${i}`));
    const { id: postId } = await call('posts.create-post', { text: 'look' }, ann.actor);
    const { id: commentId } = await call('posts.add-comment', { postId, text: 'see' }, ann.actor);
    const hat = { name: 'Hat', category: 'hat' as const, visibility: 'public' as const };
    const { id: itemId } = await call('wardrobe.add-item', hat, ann.actor);
    const outfit = { pieces: [{ itemId }], visibility: 'public' as const };
    const { id: outfitId } = await call('wardrobe.create-outfit', outfit, ann.actor);
    for (const [subject, target] of [
      ['post', { postId }],
      ['comment', { commentId }],
      ['item', { itemId }],
      ['outfit', { outfitId }],
    ] as const) {
      for (const [i, { actor }] of people.entries())
        await call(
          `posts.react-to-${subject}`,
          { ...target, kind: i === 1 ? 'wow' : 'love' } as never,
          actor,
        );
      const list = async (input: object) => {
        const page = await call(
          `posts.list-${subject}-reactions`,
          { ...target, ...input } as never,
          ann.actor,
        );
        return { ...page, names: page.items.map(({ user }) => user.username) };
      };
      expect((await list({})).names).toEqual(['fan4', 'fan3', 'fan2', 'fan1']);
      expect((await list({ kind: 'wow' })).names).toEqual(['fan2']);
      expect((await list({ kind: 'like' })).names).toEqual([]);
      const first = await list({ kind: 'love', limit: 2 });
      expect(first.names).toEqual(['fan4', 'fan3']);
      const rest = await list({ kind: 'love', limit: 2, cursor: first.nextCursor });
      expect([rest.names, rest.nextCursor]).toEqual([['fan1'], null]);
    }
  },
);
