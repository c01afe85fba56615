import { describe, expect, test } from 'vitest';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

describe.each(databases)('Editing a post, on %s', (kind) => {
  test('with the version that was read, nobody overwrites what they have not seen', async () => {
    const { call, person } = await startWorld(kind);
    const ann = await person('ann');
    const read = await call('posts.create-post', { text: 'a hat' }, ann.actor);
    expect(read.version).toBe(1);
    const edit = (version: number | undefined, text: string) =>
      call('posts.update-post', { postId: read.id, text, ...(version && { version }) }, ann.actor);

    const edited = await edit(read.version, 'a red hat');
    expect(edited).toMatchObject({ text: 'a red hat', version: 2 });
    expect(await refusalOf(edit(read.version, 'a blue hat'))).toBe('posts.stale-version');
    expect(await call('posts.get-post', { postId: read.id }, ann.actor)).toMatchObject({
      text: 'a red hat',
      version: 2,
    });
    expect(await edit(edited.version, 'a blue hat')).toMatchObject({ version: 3 });
    expect(await edit(undefined, 'a green hat')).toMatchObject({ text: 'a green hat', version: 4 });
  });

  test('what others do with it is no edit of it', async () => {
    const { call, person } = await startWorld(kind);
    const [ann, bob] = [await person('ann'), await person('bob')];
    const { id: postId, version } = await call('posts.create-post', { text: 'a hat' }, ann.actor);
    await call('posts.react-to-post', { postId, kind: 'love' }, bob.actor);
    await call('posts.add-comment', { postId, text: 'nice' }, bob.actor);
    await call('posts.count-view', { postId }, bob.actor);
    expect(await call('posts.update-post', { postId, version, text: 'my hat' }, ann.actor)).toMatchObject({
      text: 'my hat',
    });
  });
});
