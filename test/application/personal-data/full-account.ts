import { randomUUID } from 'node:crypto';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { kernelJobs } from '../../../src/infrastructure/kernel/kernel.module.ts';
import { resolveNeeds } from '../../../src/infrastructure/kernel/runtime/jobs.ts';
import { png } from '../../kit/files/images.ts';
import { befriend } from '../../kit/friends.ts';
import { moderation } from '../../kit/moderation.ts';
import type { databases, Person } from '../../kit/world.ts';
import { startTown } from '../notifications/town.ts';
import { haveWardrobe, writePosts } from './content.ts';
import { haveFactors } from './factors.ts';
import { havePayments } from './payments.ts';
import { mark, type People, type Things, type Town, timeZone } from './town.ts';

/** Someone with a row in every table that holds personal data, and a value in each of its columns. */
export async function startFullAccount(kind: (typeof databases)[number]) {
  const town = await startTown(kind, { WITHDRAWALS: 'on' });
  const zoe = await town.resident(mark);
  const [bob, cat] = [await town.resident('bob'), await town.resident('cat')];
  const people = { zoe, bob, cat };
  const fileId = (await town.upload(zoe, await png(), `${mark}.png`)).id;
  await haveRelations(town, people, fileId);
  const things = await haveWardrobe(town, people, fileId);
  await writePosts(town, people, { ...things, fileId });
  await talk(town, people, { ...things, fileId });
  await movePayments(town, people);
  await havePayments(town, people);
  await payAndBePaid(town, people, { ...things, fileId });
  await beNotified(town, people);
  await haveFactors(town, zoe);
  await fillColumns(town, zoe);
  return { ...town, ...people };
}

async function haveRelations({ call, person, mailedToken }: Town, { zoe, bob, cat }: People, fileId: string) {
  const { actor } = zoe;
  await call('identity.set-avatar', { fileId }, actor);
  const settings = { visibility: 'private', timeZone } as const;
  const about = { bio: `From ${mark}`, location: mark, links: { website: `https://${mark}.example` } };
  await call('identity.update-me', { ...about, settings }, actor);
  const email = `${mark}.new@example.com`;
  await call('identity.update-me', { email, currentPassword: zoe.password }, actor);
  await call('identity.verify-email', { token: await mailedToken(email) });
  const next = { email: `${mark}.next@example.com`, currentPassword: zoe.password };
  await call('identity.update-me', next, actor);
  await befriend({ call } as Town, zoe, bob);
  const [dan, eve] = [await person('dan'), await person('eve')];
  await call('social.request-friendship', { userId: dan.id }, actor);
  await call('social.request-friendship', { userId: zoe.id }, cat.actor);
  await call('social.follow-user', { userId: bob.id }, actor, { idempotencyKey: mark });
  await call('social.follow-user', { userId: zoe.id }, dan.actor);
  await call('social.block-user', { userId: eve.id }, actor);
  await call('social.mute-user', { userId: dan.id }, actor);
}

async function talk(town: Town, { zoe, bob, cat }: People, { fileId, itemId }: Things) {
  const { actor } = zoe;
  const { call, settled } = town;
  const room = await call(
    'messaging.create-room',
    { title: 'Hats', description: 'All hats', memberIds: [bob.id] },
    actor,
  );
  const roomId = room.id;
  await call('messaging.set-room-avatar', { roomId, fileId }, actor);
  const say = (conversationId: string, by: Person, more: object = {}) =>
    call('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hi', ...more }, by.actor);
  const hello = await say(roomId, bob);
  const refs = [{ kind: 'item', id: itemId }];
  const answer = await say(roomId, zoe, { text: 'hi @bob', fileIds: [fileId], refs, replyTo: hello.id });
  await call('messaging.edit-message', { messageId: answer.id, text: 'hello @bob' }, actor);
  const { id: messageId } = await say(roomId, zoe);
  await call('messaging.delete-message', { messageId }, actor);
  await call('messaging.react-to-message', { messageId: hello.id, kind: 'love' }, actor);
  await call('messaging.mark-read', { conversationId: roomId, seq: 2 }, actor);
  await call('messaging.invite', { roomId, userId: cat.id }, actor);
  const eager = await call('messaging.create-room', { title: 'Theirs', visibility: 'public' }, cat.actor);
  const strict = await call('messaging.create-room', { title: 'Strict', visibility: 'public' }, cat.actor);
  await call('messaging.invite', { roomId: eager.id, userId: zoe.id }, cat.actor);
  const invites = await call('messaging.list-invites', {}, actor);
  await call('messaging.answer-invite', { inviteId: invites.items[0]!.id, accept: false }, actor);
  const ban = { roomId: strict.id, userId: zoe.id, reason: 'loud', until: '2040-01-01T00:00:00.000Z' };
  await call('messaging.ban', ban, cat.actor);
  const direct = await call('messaging.open-direct', { userId: bob.id }, actor);
  await say(direct.id, zoe);
  const hidden = await say(direct.id, zoe);
  await moderation(town).remove({ kind: 'message', id: hidden.id });
  await settled();
}

async function movePayments({ call, admin, settled }: Town, { zoe }: People) {
  const service = { ...zoe.actor, role: admin.actor.role };
  const { id: topUpId } = await call('wallets.start-top-up', { amount: '900', currency: 'EUR' }, zoe.actor);
  await call('wallets.settle-top-up', { topUpId, paid: true }, service);
  const withdrawal = { withdrawalId: randomUUID(), amount: '400', currency: 'EUR' };
  await call('wallets.start-withdrawal', withdrawal, zoe.actor);
  await settled();
}

async function payAndBePaid({ call, admin }: Town, { zoe, bob }: People, { outfitId }: Things) {
  const bank = { ...admin.actor, role: 'admin' } as const;
  const sum = (amount = '100') => ({ transferId: randomUUID(), amount, currency: 'EUR' });
  for (const { id: userId } of [zoe, bob])
    await call('wallets.grant-credits', { userId, ...sum('1000') }, bank);
  const shown = { note: 'lunch', audience: 'friends' } as const;
  await call('wallets.transfer', { toUserId: bob.id, ...sum(), ...shown }, zoe.actor);
  const { id } = await call('wallets.transfer', { toUserId: zoe.id, ...sum(), ...shown }, bob.actor);
  await call('wallets.set-audience', { id, audience: 'public' }, zoe.actor);
  await call('wallets.refund-transfer', { id, refundId: randomUUID() }, zoe.actor);
  await call('wallets.tip-outfit', { outfitId, ...sum() }, bob.actor);
  await exchangeEnvelopes(call, zoe, bob);
  await call('wallets.freeze-wallet', { userId: zoe.id, frozen: 'out', reason: 'a report' }, bank);
}

async function exchangeEnvelopes(call: Town['call'], zoe: Person, bob: Person) {
  const { items } = await call('messaging.list-conversations', {}, zoe.actor);
  const conversationId = items.find((one) => one.kind === 'room' && one.title === 'Hats')!.id;
  const terms = { conversationId, amount: '10', currency: 'EUR', shares: 2, split: 'random' } as const;
  for (const [from, to] of [[zoe, bob] as const, [bob, zoe] as const]) {
    const envelope = { ...terms, envelopeId: randomUUID(), note: 'for hats' };
    const { id: envelopeId } = await call('wallets.send-envelope', envelope, from.actor);
    await call('wallets.claim-envelope', { envelopeId }, to.actor);
  }
}

async function beNotified({ call, admin, deliver, later, settled }: Town, { zoe }: People) {
  const { actor } = zoe;
  const types = { comment: { email: true } };
  const quietHours = { from: '22:00', until: '07:00' };
  await call('notifications.set-preferences', { types, quietHours, digest: true, language: 'ru' }, actor);
  const news = { userIds: [zoe.id], title: mark, body: mark };
  await call('notifications.send', news, { ...actor, role: admin.actor.role });
  await settled();
  await deliver();
  await later(3_600_000);
}

const fills = [
  'update files set duration_ms = 1000 where owner_id = :userId',
  "update notification_deliveries set error_class = 'permanent', error = 'refused', due_at = 1 where recipient_id = :userId",
  "update delivery_attempts set error_class = 'permanent', error = 'refused'",
  'update sessions set user_agent = :agent where user_id = :userId',
];

/** What takes a video, a mail server or a browser. */
async function fillColumns({ core, database, unitOfWork }: Town, { id: userId }: Person) {
  const compacting = kernelJobs.find(({ name }) => name === 'compact-counters')!;
  await compacting.run(resolveNeeds(compacting.needs, core.get));
  await unitOfWork.run(async () => {
    for (const text of fills)
      database.enqueue(sql<{ userId: string; agent: string }>(text), { userId, agent: mark });
  });
}
