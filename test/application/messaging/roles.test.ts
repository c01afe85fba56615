import { describe, expect, test } from 'vitest';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { openStage } from './stage.ts';

describe.each(databases)('Roles in rooms, on %s', (kind) => {
  test('the owner appoints moderators and a new owner; nobody acts on their equals', async () => {
    const { call, ann, bob, cat, dan, room, join, moderator, roles, pushed, quiet } = await openStage(kind);
    const roomId = await room();
    await join(roomId, bob, cat);
    await quiet();
    const role = (userId: string, role: 'owner' | 'moderator' | 'member', { actor } = ann) =>
      refusalOf(call('messaging.set-role', { roomId, userId, role }, actor));
    expect(await role(bob.id, 'moderator', cat)).toBe('messaging.role-too-low');
    expect(await role(dan.id, 'moderator')).toBe('messaging.user-not-found');
    expect(await role(ann.id, 'member')).toBe('messaging.not-yourself');
    await moderator(roomId, bob);
    await moderator(roomId, bob);
    const changed = ['room.role-changed'];
    await pushed({ ann: changed, bob: changed, cat: changed });
    await moderator(roomId, cat);
    const remove = ({ id: userId }: Person, { actor }: Person) =>
      refusalOf(call('messaging.remove-participant', { roomId, userId }, actor));
    const ban = ({ id: userId }: Person, { actor }: Person) =>
      refusalOf(call('messaging.ban', { roomId, userId }, actor));
    for (const deed of [remove, ban]) {
      expect(await deed(ann, bob)).toBe('messaging.role-too-low');
      expect(await deed(cat, bob)).toBe('messaging.role-too-low');
      expect(await deed(bob, bob)).toBe('messaging.not-yourself');
    }
    expect(await remove(dan, bob)).toBe('messaging.user-not-found');
    expect(await role(cat.id, 'member', bob)).toBe('messaging.role-too-low');
    expect(await role(cat.id, 'member')).toBe('nothing');
    await quiet();
    expect(await remove(cat, bob)).toBe('nothing');
    const left = ['room.left'];
    await pushed({ ann: left, bob: left, cat: left });
    expect(await role(bob.id, 'owner')).toBe('nothing');
    expect(await roles(roomId)).toEqual({ ann: 'moderator', bob: 'owner' });
    expect(await remove(ann, bob)).toBe('nothing');
    await call('messaging.leave-room', { roomId }, bob.actor);
    expect(await call('messaging.get-room', { roomId }, dan.actor)).toMatchObject({
      memberCount: 0,
      closedAt: expect.any(String),
    });
  });
});
