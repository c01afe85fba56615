import { describe, expect, test } from 'vitest';
import { Spool, uploadLimit } from '../../../src/application/kernel/upload.ts';
import { png } from '../../kit/files/images.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { openStage } from './stage.ts';

describe.each(databases)('Avatars of rooms, on %s', (kind) => {
  async function withRoom() {
    const stage = await openStage(kind);
    const { call, ann, bob, room, join, quiet, upload } = { ...stage, upload: stage.world.upload };
    const roomId = await room();
    await join(roomId, bob);
    const { id: fileId } = await upload(ann, await png());
    await quiet();
    const set = (who: Person, id = fileId) =>
      call('messaging.set-room-avatar', { roomId, fileId: id }, who.actor);
    const shown = async ({ actor }: Person) =>
      (await call('messaging.get-room', { roomId }, actor)).avatarUrl;
    return { ...stage, roomId, fileId, set, shown, upload };
  }

  test('the owner and moderators set it; members are told, and everyone who sees the card sees it', async () => {
    const { call, ann, bob, cat, roomId, set, shown, moderator, pushed, world } = await withRoom();
    expect(await refusalOf(set(bob))).toBe('messaging.role-too-low');
    expect(await refusalOf(set(cat))).toBe('messaging.not-in-the-room');
    const { avatarUrl } = await set(ann);
    expect(avatarUrl).toMatch(/^https:\/\/layers\.example\.com\/avatars\/.+\.webp$/);
    await world.settled();
    const [told] = world.pushed.filter(({ frame }) => frame.name === 'room.updated');
    expect(told?.data).toMatchObject({ id: roomId, avatarUrl });
    await pushed({ ann: ['room.updated'], bob: ['room.updated'] });
    expect([await shown(bob), await shown(cat)]).toEqual([avatarUrl, avatarUrl]);
    expect(await call('messaging.list-rooms', {}, cat.actor)).toMatchObject({ items: [{ avatarUrl }] });
    await call('messaging.invite', { roomId, userId: cat.id }, ann.actor);
    expect((await call('messaging.list-invites', {}, cat.actor)).items).toMatchObject([
      { room: { avatarUrl } },
    ]);
    await moderator(roomId, bob);
    expect(await call('messaging.remove-room-avatar', { roomId }, bob.actor)).toMatchObject({
      avatarUrl: null,
    });
    expect(await call('messaging.remove-room-avatar', { roomId }, bob.actor)).toMatchObject({
      avatarUrl: null,
    });
  });

  test('an invited person sees the card of a private room, and nothing of what happens there', async () => {
    const { call, ann, dan, fileId, room, say } = await withRoom();
    const roomId = await room('private', 'Secret hats');
    await call('messaging.set-room-avatar', { roomId, fileId }, ann.actor);
    await say(roomId, ann, 'words');
    expect(await refusalOf(call('messaging.get-room', { roomId }, dan.actor))).toBe(
      'messaging.room-not-found',
    );
    await call('messaging.invite', { roomId, userId: dan.id }, ann.actor);
    expect(await call('messaging.get-room', { roomId }, dan.actor)).toMatchObject({
      title: 'Secret hats',
      avatarUrl: expect.any(String),
      memberCount: 1,
      myRole: null,
      lastMessage: null,
      lastSeq: 0,
      unreadCount: 0,
    });
    const conversation = { conversationId: roomId };
    expect(await refusalOf(call('messaging.get-conversation', conversation, dan.actor))).toBe(
      'messaging.conversation-not-found',
    );
  });

  test('it is a picture of the person who sets it, in use as long as it is shown', async () => {
    const { world, call, ann, bob, roomId, fileId, set, moderator } = await withRoom();
    const [theirs] = await insertImages(world, bob.id, 1);
    expect(await refusalOf(set(ann, theirs!))).toBe('media.file-not-found');
    await set(ann);
    const remove = () => refusalOf(call('media.delete-file', { fileId }, ann.actor));
    expect(await remove()).toBe('media.file-in-use');
    expect((await call('media.get-file', { fileId }, bob.actor)).id).toBe(fileId);
    await moderator(roomId, bob);
    await set(bob, theirs!);
    expect(await refusalOf(call('media.get-file', { fileId }, bob.actor))).toBe('media.file-not-found');
    expect(await remove()).toBe('nothing');
  });

  test('replacing the file changes its link, and deleting the account of its owner removes it', async () => {
    const { world, call, ann, bob, roomId, set, shown, moderator, upload, quiet, pushed } = await withRoom();
    await moderator(roomId, bob);
    const { id: fileId } = await upload(bob, await png());
    const { avatarUrl } = await set(bob, fileId);
    await call('messaging.leave-room', { roomId }, bob.actor);
    await quiet();
    const spool = world.core.get(Spool);
    const file = await spool.save('b.png', ReadableStream.from([await png(20, 20, '#00ff00')]), uploadLimit);
    await call('media.replace-file', { fileId, file }, bob.actor);
    await spool.drop([file]);
    const renewed = await shown(ann);
    expect(renewed).not.toBe(avatarUrl);
    await pushed({ ann: ['room.updated'], bob: ['file.ready'] });
    const exported = await call('identity.export-me', {}, ann.actor);
    expect(exported).toMatchObject({ conversations: [{ id: roomId, fileId: null }] });
    await call('identity.delete-me', { password: bob.password }, bob.actor);
    await world.settled();
    expect(await shown(ann)).toBeNull();
  });

  test('nobody changes it in a closed room', async () => {
    const { call, ann, roomId, set } = await withRoom();
    await call('messaging.close-room', { roomId }, ann.actor);
    expect(await refusalOf(set(ann))).toBe('messaging.room-is-closed');
  });
});
