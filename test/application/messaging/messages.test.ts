import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { png } from '../../kit/files/images.ts';
import { befriend } from '../../kit/friends.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

const minute = 60_000;

async function stage(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const { call, person, pushed } = world;
  const [ann, bob, cat] = [await person('ann'), await person('bob'), await person('cat')];
  const room = await call('messaging.create-room', { title: 'Hats', visibility: 'public' }, ann.actor);
  for (const one of [bob, cat]) await call('messaging.join-room', { roomId: room.id }, one.actor);
  const say = (who: Person, text: string, conversationId = room.id, rest: object = {}) =>
    call('messaging.send-message', { conversationId, clientId: randomUUID(), text, ...rest }, who.actor);
  const direct = async (from: Person, to: Person) =>
    (await call('messaging.open-direct', { userId: to.id }, from.actor)).id;
  const read = async (who: Person, conversationId = room.id) =>
    (await call('messaging.list-messages', { conversationId, limit: 100 }, who.actor)).items;
  /** Frames of a kind since the last look. */
  const frames = async (name: string, expected: number) => {
    const found = () => pushed.filter(({ frame }) => frame.name === name);
    await expect.poll(() => found().length).toBe(expected);
    return found().map(({ data, to }) => ({ data: data as Record<string, unknown>, to }));
  };
  return { ...world, ann, bob, cat, room, say, direct, read, frames };
}
type Stage = Awaited<ReturnType<typeof stage>>;

/** Every operation on a message. */
const everything = ({ call }: Pick<World, 'call'>, messageId: string, { actor }: Person) => ({
  edit: () => call('messaging.edit-message', { messageId, text: 'new' }, actor),
  delete: () => call('messaging.delete-message', { messageId }, actor),
  react: () => call('messaging.react-to-message', { messageId, kind: 'like' }, actor),
  unreact: () => call('messaging.unreact-to-message', { messageId }, actor),
  history: () => call('messaging.list-edits', { messageId }, actor),
});
async function outcomes(scene: Stage, messageId: string, who: Person) {
  const found: Record<string, string> = {};
  for (const [name, ask] of Object.entries(everything(scene, messageId, who)))
    found[name] = await refusalOf(ask());
  return found;
}
const never = (code: string) => ({ edit: code, delete: code, react: code, unreact: code, history: code });
const notFound = 'messaging.message-not-found';

describe.each(databases)('Messages, on %s', (kind) => {
  test('an edit is pushed, and its former texts are listed', async () => {
    const { ann, bob, cat, call, say, room, frames } = await stage(kind);
    const { id: messageId } = await say(ann, 'helo');
    await say(bob, 'hi');
    const edited = await call('messaging.edit-message', { messageId, text: 'hello @bob' }, ann.actor);
    expect(edited).toMatchObject({ seq: 1, changeSeq: 3, text: 'hello @bob', mentions: [{ id: bob.id }] });
    expect(edited.editedAt).not.toBeNull();
    await call('messaging.edit-message', { messageId, text: 'hello @bob' }, ann.actor);
    await call('messaging.edit-message', { messageId, text: 'hello' }, ann.actor);
    const page = await call('messaging.list-edits', { messageId, limit: 1 }, cat.actor);
    expect(page.items).toMatchObject([{ text: 'hello @bob', changeSeq: 4 }]);
    const rest = { messageId, limit: 1, cursor: page.nextCursor! };
    expect(await call('messaging.list-edits', rest, cat.actor)).toMatchObject({
      items: [{ text: 'helo', changeSeq: 3 }],
      nextCursor: null,
    });
    const changes = { conversationId: room.id, after: 2 };
    expect(await call('messaging.list-changes', changes, bob.actor)).toMatchObject({
      items: [{ id: messageId, text: 'hello', changeSeq: 4 }],
      head: 4,
    });
    const pushes = await frames('message.edited', 2);
    expect(pushes[1]).toMatchObject({ data: { id: messageId, text: 'hello' } });
    expect([...pushes[1]!.to].sort()).toEqual([ann.id, bob.id, cat.id].sort());
  });

  test('only the sender edits, for 15 minutes, and not to nothing', async () => {
    const { ann, bob, call, clock, say } = await stage(kind);
    const { id: messageId } = await say(ann, 'hello');
    const edit = (text: string, { actor } = ann) =>
      refusalOf(call('messaging.edit-message', { messageId, text }, actor));
    expect(await edit('mine', bob)).toBe('messaging.not-the-sender');
    expect(await edit('')).toBe('messaging.nothing-said');
    clock.at += 15 * minute;
    expect(await edit('in time')).toBe('nothing');
    clock.at += 1;
    expect(await edit('late')).toBe('messaging.edit-too-late');
  });

  test('a deleted message keeps its place, without text, files, reactions and former texts', async () => {
    const { ann, bob, call, upload, say, room, read, frames } = await stage(kind);
    const { id: fileId } = await upload(ann, await png());
    const { id: messageId } = await say(ann, 'look', room.id, { fileIds: [fileId] });
    expect((await call('media.get-file', { fileId }, bob.actor)).id).toBe(fileId);
    expect(await refusalOf(call('media.delete-file', { fileId }, ann.actor))).toBe('media.file-in-use');
    await call('messaging.edit-message', { messageId, text: 'look here' }, ann.actor);
    await call('messaging.react-to-message', { messageId, kind: 'wow' }, bob.actor);
    expect(await refusalOf(call('messaging.delete-message', { messageId }, bob.actor))).toBe(
      'messaging.not-the-sender',
    );
    await call('messaging.delete-message', { messageId }, ann.actor);
    await call('messaging.delete-message', { messageId }, ann.actor);
    const [tombstone] = await read(bob);
    expect(tombstone).toMatchObject({
      seq: 1,
      changeSeq: 4,
      text: '',
      files: [],
      refs: [],
      myReaction: null,
    });
    expect(tombstone).toMatchObject({ reactions: { wow: 0 }, deletedAt: expect.any(String) });
    expect((await call('messaging.list-edits', { messageId }, bob.actor)).items).toEqual([]);
    expect(await refusalOf(call('media.get-file', { fileId }, bob.actor))).toBe('media.file-not-found');
    const gone = 'messaging.message-is-deleted';
    expect(await refusalOf(call('messaging.edit-message', { messageId, text: 'a' }, ann.actor))).toBe(gone);
    const reaction = { messageId, kind: 'like' } as const;
    expect(await refusalOf(call('messaging.react-to-message', reaction, bob.actor))).toBe(gone);
    expect(await frames('message.deleted', 1)).toMatchObject([
      { data: { id: messageId, text: '', files: [] } },
    ]);
    await call('media.delete-file', { fileId }, ann.actor);
  });

  test('each person has one reaction; it is pushed, and repeating it changes nothing', async () => {
    const { ann, bob, cat, call, say, room, frames, read } = await stage(kind);
    const { id: messageId } = await say(ann, 'hello');
    const react = (who: Person, kind: 'like' | 'love') =>
      call('messaging.react-to-message', { messageId, kind }, who.actor);
    await react(ann, 'like');
    await react(bob, 'like');
    expect(await react(bob, 'love')).toMatchObject({ reactions: { like: 1, love: 1 }, myReaction: 'love' });
    await react(bob, 'love');
    expect((await read(cat))[0]).toMatchObject({ changeSeq: 4, myReaction: null, reactions: { love: 1 } });
    const unreact = () => call('messaging.unreact-to-message', { messageId }, bob.actor);
    expect(await unreact()).toMatchObject({ reactions: { like: 1, love: 0 }, myReaction: null });
    await unreact();
    const pushes = await frames('message.reacted', 4);
    expect(pushes.at(-1)).toMatchObject({ data: { changeSeq: 5, reactions: { like: 1, love: 0 } } });
    expect(pushes[0]!.data).not.toHaveProperty('myReaction');
    const all = [ann, bob, cat];
    await Promise.all(Array.from({ length: 20 }, (_, i) => react(all[i % 3]!, i % 2 ? 'like' : 'love')));
    const { reactions } = (await read(ann))[0] as { reactions: Record<string, number> };
    expect(reactions.like! + reactions.love!).toBe(3);
    const { items, head } = await call(
      'messaging.list-changes',
      { conversationId: room.id, after: 5 },
      cat.actor,
    );
    expect(items).toMatchObject([{ changeSeq: head }]);
  });

  test('only the owner and moderators delete messages of others, and only in rooms', async () => {
    const { ann, bob, cat, call, say, direct, read } = await stage(kind);
    const { id: messageId } = await say(bob, 'rude');
    expect(await refusalOf(call('messaging.delete-message', { messageId }, cat.actor))).toBe(
      'messaging.not-the-sender',
    );
    await call('messaging.delete-message', { messageId }, ann.actor);
    expect((await read(bob))[0]).toMatchObject({ text: '', sender: { id: bob.id } });
    const { id: said } = await say(bob, 'hello', await direct(bob, ann));
    expect(await refusalOf(call('messaging.delete-message', { messageId: said }, ann.actor))).toBe(
      'messaging.not-the-sender',
    );
  });

  test('to strangers, former members and members who joined later, a message answers 404', async () => {
    const scene = await stage(kind);
    const { ann, bob, cat, call, person, say, pushed, upload, direct, frames } = scene;
    const eve = await person('eve');
    const secret = await call('messaging.create-room', { title: 'Scarves' }, ann.actor);
    const { id: fileId } = await upload(ann, await png());
    const { id: early } = await say(ann, 'before', secret.id, { fileIds: [fileId] });
    expect(await outcomes(scene, early, eve)).toEqual(never(notFound));
    expect(await outcomes(scene, (await say(ann, 'hello', await direct(ann, cat))).id, eve)).toEqual(
      never(notFound),
    );
    const later = await call('messaging.create-room', { title: 'Coats', visibility: 'public' }, ann.actor);
    await call('messaging.join-room', { roomId: later.id }, bob.actor);
    const { id: left } = await say(bob, 'mine', later.id, {});
    await call('messaging.leave-room', { roomId: later.id }, bob.actor);
    expect(await outcomes(scene, left, bob)).toEqual(never(notFound));
    expect(await refusalOf(call('media.get-file', { fileId }, bob.actor))).toBe('media.file-not-found');
    for (const name of ['messaging.list-messages', 'messaging.list-changes'] as const) {
      const input = { conversationId: later.id, ...(name === 'messaging.list-changes' && { after: 0 }) };
      expect(await refusalOf(call(name, input as never, bob.actor))).toBe('messaging.conversation-not-found');
    }
    pushed.length = 0;
    await call('messaging.delete-message', { messageId: left }, ann.actor);
    const [deleted] = await frames('message.deleted', 1);
    expect(deleted!.to).toEqual([ann.id]);
  });

  test('changes of earlier messages are not pushed to people who joined a private room later', async () => {
    const { ann, bob, call, say, frames, room: open, read } = await stage(kind);
    const befriend = { userId: bob.id };
    await call('social.request-friendship', befriend, ann.actor);
    await call('social.request-friendship', { userId: ann.id }, bob.actor);
    const secret = await call('messaging.create-room', { title: 'Scarves', memberIds: [bob.id] }, ann.actor);
    const { id: early } = await say(ann, 'before', secret.id);
    await call('messaging.leave-room', { roomId: secret.id }, bob.actor);
    const { id: messageId } = await say(ann, 'to nobody else', secret.id);
    await call('messaging.edit-message', { messageId: early, text: 'edited' }, ann.actor);
    await call('messaging.react-to-message', { messageId, kind: 'like' }, ann.actor);
    expect((await frames('message.edited', 1))[0]!.to).toEqual([ann.id]);
    expect((await frames('message.reacted', 1))[0]!.to).toEqual([ann.id]);
    expect(await read(bob, open.id)).toEqual([]);
  });

  test('a block hides changes in a room; in a direct conversation it leaves only deleting own messages', async () => {
    const scene = await stage(kind);
    const { ann, bob, cat, call, say, direct, frames, pushed, read } = scene;
    const { id: messageId } = await say(bob, 'in the room');
    const conversationId = await direct(bob, cat);
    const { id: said } = await say(bob, 'just us', conversationId);
    await call('social.block-user', { userId: bob.id }, cat.actor);
    expect(await outcomes(scene, messageId, cat)).toEqual({
      ...never(notFound),
      edit: 'messaging.not-the-sender',
      delete: 'messaging.not-the-sender',
    });
    await call('messaging.edit-message', { messageId, text: 'edited' }, bob.actor);
    const pushes = await frames('message.edited', 2);
    const toCat = pushes.find(({ to }) => to.includes(cat.id))!;
    expect(toCat.to).toEqual([cat.id]);
    expect(toCat.data).toEqual({
      id: messageId,
      conversationId: scene.room.id,
      seq: 1,
      changeSeq: 2,
      hidden: true,
    });
    expect(pushes.find(({ to }) => to.includes(ann.id))!.data).toMatchObject({ text: 'edited' });
    expect((await read(cat))[0]).toEqual(toCat.data);
    const closed = 'messaging.conversation-closed';
    pushed.length = 0;
    expect(await outcomes(scene, said, cat)).toEqual({ ...never(closed), history: notFound });
    expect(await outcomes(scene, said, bob)).toEqual({
      ...never(closed),
      delete: 'nothing',
      history: notFound,
    });
    await call('social.unblock-user', { userId: bob.id }, cat.actor);
    expect(await read(cat, conversationId)).toMatchObject([{ text: '', deletedAt: expect.any(String) }]);
    expect(pushed.filter(({ frame }) => frame.name === 'message.deleted')).toEqual([]);
  });

  test('after a declined request both can only delete their own messages', async () => {
    const scene = await stage(kind);
    const { ann, bob, call, say, direct } = scene;
    const conversationId = await direct(ann, bob);
    const { id: messageId } = await say(ann, 'hello', conversationId);
    await call('messaging.decline-request', { conversationId }, bob.actor);
    const closed = 'messaging.conversation-closed';
    expect(await outcomes(scene, messageId, bob)).toEqual({ ...never(closed), history: 'nothing' });
    const mine = { ...never(closed), delete: 'nothing', history: 'nothing' };
    expect(await outcomes(scene, messageId, ann)).toEqual(mine);
  });

  test('in a closed room members can only delete their own messages, banned people not even that', async () => {
    const scene = await stage(kind);
    const { ann, bob, cat, call, say, room, frames } = scene;
    const { id: banned } = await say(cat, 'rude');
    const { id: messageId } = await say(bob, 'hello');
    await call('messaging.ban', { roomId: room.id, userId: cat.id }, ann.actor);
    expect(await outcomes(scene, banned, cat)).toEqual(never(notFound));
    await call('messaging.close-room', { roomId: room.id }, ann.actor);
    const closed = { ...never('messaging.room-is-closed'), history: 'nothing' };
    expect(await outcomes(scene, messageId, ann)).toEqual(closed);
    expect(await outcomes(scene, messageId, bob)).toEqual({ ...closed, delete: 'nothing' });
    const [deleted] = await frames('message.deleted', 1);
    expect([...deleted!.to].sort()).toEqual([ann.id, bob.id].sort());
  });

  /** ann, bob's friend, has sent an outfit for friends, a public item and a wear of a private item. */
  async function withReferences() {
    const scene = await stage(kind);
    const { ann, bob, call, say, room } = scene;
    const hat = { name: 'hat', category: 'hat', visibility: 'public' } as const;
    const { id: itemId } = await call('wardrobe.add-item', hat, ann.actor);
    const { id: worn } = await call('wardrobe.add-item', { name: 'secret', category: 'coat' }, ann.actor);
    const sunday = { name: 'Sunday', pieces: [{ itemId }], visibility: 'friends' as const };
    const { id: outfitId } = await call('wardrobe.create-outfit', sunday, ann.actor);
    const { id: wearId } = await call('wardrobe.log-wear', { on: '2025-01-01', itemIds: [worn] }, ann.actor);
    await befriend(scene, ann, bob);
    const outfit = { kind: 'outfit', id: outfitId } as const;
    const item = { kind: 'item', id: itemId } as const;
    const wear = { kind: 'wear', id: wearId } as const;
    const titles = (message: unknown) =>
      (message as { refs: { title: string }[] }).refs.map(({ title }) => title);
    const sent = await say(ann, '', room.id, { refs: [outfit, item, wear] });
    return { ...scene, outfit, item, wear, titles, sent };
  }

  test('each reader of a message sees the references that they may see, its frame those that all may', async () => {
    const { bob, cat, read, frames, outfit, titles, sent } = await withReferences();
    expect(titles(sent)).toEqual(['Sunday', 'hat', 'secret']);
    expect(titles((await read(bob))[0])).toEqual(['Sunday', 'hat', 'secret']);
    expect(titles((await read(cat))[0])).toEqual(['hat', 'secret']);
    const [created] = await frames('message.created', 1);
    expect(titles(created!.data)).toEqual(['hat', 'secret']);
    expect(created!.data).toMatchObject({ moreRefs: true });
    expect(JSON.stringify(created!.data)).not.toContain(outfit.id);
  });

  test('a message refers only to what its sender may see, and to no wear of someone else', async () => {
    const { bob, cat, say, room, read, frames, outfit, item, wear, titles } = await withReferences();
    expect(await refusalOf(say(cat, 'see', room.id, { refs: [item, outfit] }))).toBe(
      'messaging.ref-not-found /refs/1',
    );
    expect(await refusalOf(say(bob, 'see', room.id, { refs: [wear] }))).toBe(
      'messaging.ref-not-found /refs/0',
    );
    await say(cat, 'nice', room.id, { refs: [item] });
    const [, others] = await frames('message.created', 2);
    expect(others!.data).toMatchObject({ refs: [], moreRefs: true });
    expect(titles((await read(bob))[1])).toEqual(['hat']);
  });

  test('references disappear when their owner hides or removes the thing', async () => {
    const { ann, bob, cat, call, read, frames, pushed, outfit, item, wear, titles, sent } =
      await withReferences();
    await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
    expect(titles((await read(cat))[0])).toEqual(['secret']);
    pushed.length = 0;
    await call('messaging.react-to-message', { messageId: sent.id, kind: 'like' }, bob.actor);
    const [reacted] = await frames('message.reacted', 1);
    expect(reacted!.data).toMatchObject({ refs: [], moreRefs: true });
    await call('wardrobe.remove-outfit', { outfitId: outfit.id }, ann.actor);
    await call('wardrobe.remove-item', { itemId: item.id }, ann.actor);
    await call('wardrobe.void-wear', { wearId: wear.id }, ann.actor);
    expect(titles((await read(ann))[0])).toEqual([]);
    const edited = { messageId: sent.id, text: '' };
    expect(await refusalOf(call('messaging.edit-message', edited, ann.actor))).toBe('nothing');
  });

  test('concurrent changes of one message each get their own changeSeq', async () => {
    const { ann, bob, cat, call, say, room } = await stage(kind);
    const { id: messageId } = await say(ann, 'start');
    const kinds = ['like', 'love', 'wow'] as const;
    const work = Array.from({ length: 18 }, (_, i) => [
      call('messaging.edit-message', { messageId, text: `edit ${i}` }, ann.actor),
      call('messaging.react-to-message', { messageId, kind: kinds[i % 3]! }, [bob, cat][i % 2]!.actor),
      say(bob, `more ${i}`),
    ]).flat();
    await Promise.all(work);
    const { items, head } = await call(
      'messaging.list-changes',
      { conversationId: room.id, after: 0 },
      cat.actor,
    );
    expect(items).toHaveLength(19);
    const history = await call('messaging.list-edits', { messageId, limit: 100 }, cat.actor);
    expect(new Set(history.items.map(({ changeSeq }) => changeSeq)).size).toBe(18);
    // One for each send and edit, and for each reaction that differed from the one before.
    expect(head).toBeGreaterThanOrEqual(19 + 18 + 2);
    expect(Math.max(...items.map(({ changeSeq }) => changeSeq))).toBe(head);
  });
});
