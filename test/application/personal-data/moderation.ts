import { moderation } from '../../kit/moderation.ts';
import type { Person } from '../../kit/world.ts';
import { mark, type People, type Town } from './town.ts';

/** Someone who reported, decided as a moderator, was suspended, and appeals. */
export async function haveModeration({ call, admin, clock, core }: Town, { zoe, bob }: People) {
  const staff = (one: Person) => ({ ...one.actor, role: 'moderator' }) as const;
  const { id } = await call('posts.create-post', { text: 'bob sells hats' }, bob.actor);
  const subject = { kind: 'post', id } as const;
  await call('moderation.report', { subject, reason: 'spam', note: mark }, zoe.actor);
  const { items } = await call('moderation.list-cases', { kind: 'post' }, staff(zoe));
  const caseId = items.find((one) => one.subject.id === id)!.id;
  await call('moderation.decide-case', { caseId, action: 'dismiss', reason: 'harmless' }, staff(zoe));
  // Reported again, so that a report of hers is open.
  await call('moderation.report', { subject, reason: 'scam', note: mark }, zoe.actor);
  const until = new Date(clock.at + 3_600_000).toISOString();
  await call('moderation.suspend-user', { userId: zoe.id, reason: 'hats', until }, admin.actor);
  const { items: decisions } = await call('moderation.list-my-decisions', {}, zoe.actor);
  await call('moderation.appeal', { decisionId: decisions[0]!.id, text: mark }, zoe.actor);
  await call('moderation.unsuspend-user', { userId: zoe.id }, admin.actor);
  await core.afterCommit.settled();
  for (const [owner, other] of [
    [zoe, bob],
    [bob, zoe],
  ] as const) {
    const opening = { title: owner === zoe ? mark : 'Theirs', visibility: 'public' } as const;
    const room = await call('messaging.create-room', opening, owner.actor);
    await call('messaging.join-room', { roomId: room.id }, other.actor);
    await moderation({ core }).remove({ kind: 'room', id: room.id });
  }
  await call('moderation.suspend-user', { userId: zoe.id, reason: 'hats', until }, admin.actor);
}
