import { randomUUID } from 'node:crypto';
import { AccessTokens } from '../../src/application/identity/ports.ts';
import type { Operation } from '../../src/application/kernel/operation.ts';
import { Clock } from '../../src/application/kernel/ports.ts';
import { UnitOfWork } from '../../src/application/kernel/unit-of-work.ts';
import { Database } from '../../src/infrastructure/kernel/database/database.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { png } from '../kit/files/images.ts';
import type { Person, TestService } from '../kit/service.ts';
import { startTestService } from '../kit/service.ts';
import type { Kind } from '../kit/service-processes.ts';
import { signedIn } from '../kit/signed-in.ts';

/** The system clock, which a test can shift. */
class ShiftedClock extends Clock {
  shift = 0;

  now(): number {
    return Date.now() + this.shift;
  }
}

export const roles = ['anonymous', 'expired', 'ended', 'blocked', 'stranger', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

/** A service on which a test can create any number of stages. */
export async function startTheatre(kind: Kind, environment: Record<string, string> = {}) {
  const clock = new ShiftedClock();
  const service = await startTestService(kind, environment, { clock });
  let shared: Promise<Stage> | undefined;
  return {
    service,
    /** Commands get a new stage each; queries share one. */
    stageFor: ({ kind }: Pick<Operation, 'kind'>) =>
      kind === 'command' ? setStage(service) : (shared ??= setStage(service)),
    tokensOf: (stage: Stage) => tokensOf(stage, service, clock),
  };
}

const promote = sql<{ userId: string }>("update accounts set role = 'admin' where id = :userId");

async function setStage(service: TestService) {
  const names = ['owner', 'stranger', 'blocked', 'admin', 'asker', 'hermit'];
  const [owner, stranger, blocked, admin, asker, hermit] = (await Promise.all(
    names.map((name) => service.person(name)),
  )) as [Person, Person, Person, Person, Person, Person];
  const database = service.core.get(Database);
  await service.core.get(UnitOfWork).run(() => database.write(promote, { userId: admin.id }));
  await hermit.does('identity.update-me', { settings: { visibility: 'private' } });
  await owner.does('social.block-user', { userId: blocked.id });
  const visitor = await service.visitor('http');
  const signIn = async (one: Person) =>
    signedIn(await visitor.does('identity.log-in', { login: one.username, password: one.password }));
  const bank = await service.member('http', await signIn(admin));
  const funds = { amount: '10000', currency: 'EUR' };
  for (const { id: userId } of [owner, stranger, blocked, admin, asker, hermit])
    await bank.does('wallets.grant-credits', { userId, transferId: randomUUID(), ...funds });
  const pay = (from: Person, to: Person, note: string) =>
    from.does('wallets.transfer', {
      ...{ toUserId: to.id, transferId: randomUUID(), amount: '314', currency: 'EUR', note },
    });
  const payment = await pay(owner, hermit, secretText);
  const received = await pay(hermit, owner, secretText);
  const sum = { amount: '15', currency: 'EUR', note: secretText };
  const asked = await asker.does('wallets.request-payment', { fromUserId: owner.id, ...sum });
  const asking = await owner.does('wallets.request-payment', { fromUserId: hermit.id, ...sum });
  // An admin who gives a hold back reads its note.
  const deposit = { ...sum, note: 'deposit' };
  const hold = await hermit.does('wallets.place-hold', {
    toUserId: owner.id,
    holdId: randomUUID(),
    ...deposit,
  });
  const placed = await owner.does('wallets.place-hold', {
    toUserId: asker.id,
    holdId: randomUUID(),
    ...deposit,
  });
  const post = await owner.does('posts.create-post', { text: 'for everyone' });
  const secret = await owner.does('posts.create-post', { text: secretText, visibility: 'private' });
  const item = await owner.does('wardrobe.add-item', {
    name: 'coat',
    category: 'coat',
    visibility: 'public',
  });
  const secretItem = await owner.does('wardrobe.add-item', { name: secretText, category: 'other' });
  const goneItem = await owner.does('wardrobe.add-item', {
    name: 'gone',
    category: 'hat',
    visibility: 'public',
  });
  await owner.does('wardrobe.retire-item', { itemId: goneItem.id, why: 'sold' });
  const collection = await owner.does('wardrobe.create-collection', {
    kind: 'lookbook',
    title: 'for everyone',
    visibility: 'public',
    notes: secretText,
  });
  await owner.does('wardrobe.put-collection-entry', { collectionId: collection.id, refId: secretItem.id });
  await owner.does('wardrobe.put-collection-entry', { collectionId: collection.id, refId: goneItem.id });
  const secretCollection = await owner.does('wardrobe.create-collection', {
    kind: 'capsule',
    title: secretText,
  });
  const worn = await owner.does('wardrobe.add-item', {
    name: 'shirt',
    category: 'shirt',
    visibility: 'public',
  });
  const outfit = await owner.does('wardrobe.create-outfit', {
    pieces: [{ itemId: worn.id }, { itemId: secretItem.id }],
    visibility: 'public',
    notes: secretText,
  });
  const secretOutfit = await owner.does('wardrobe.create-outfit', {
    name: secretText,
    pieces: [{ itemId: worn.id }],
  });
  const about = { startsOn: '2030-01-01', notes: secretText };
  const occasion = await owner.does('wardrobe.create-occasion', {
    ...about,
    title: 'for everyone',
    visibility: 'public',
  });
  const secretOccasion = await owner.does('wardrobe.create-occasion', { ...about, title: secretText });
  for (const outfitId of [outfit.id, secretOutfit.id])
    await owner.does('wardrobe.plan-outfit', { occasionId: occasion.id, outfitId });
  const wear = await owner.does('wardrobe.log-wear', {
    on: '2025-01-01',
    itemIds: [worn.id],
    note: secretText,
  });
  await owner.does('wardrobe.wash-items', { itemIds: [worn.id] });
  const [wash] = (await owner.does('wardrobe.list-washes', {})).items;
  const direct = await owner.does('messaging.open-direct', { userId: hermit.id });
  await hermit.does('messaging.accept-request', { conversationId: direct.id });
  const directMessage = await owner.does('messaging.send-message', {
    conversationId: direct.id,
    clientId: randomUUID(),
    text: secretText,
  });
  const knock = await asker.does('messaging.open-direct', { userId: owner.id });
  await asker.does('messaging.send-message', {
    conversationId: knock.id,
    clientId: randomUUID(),
    text: secretText,
  });
  const room = await owner.does('messaging.create-room', { title: secretText });
  const publicRoom = await owner.does('messaging.create-room', { title: 'Hats', visibility: 'public' });
  const say = ({ id: conversationId }: { id: string }, text: string) =>
    owner.does('messaging.send-message', { conversationId, clientId: randomUUID(), text });
  const roomMessage = await say(room, secretText);
  const envelope = await owner.does('wallets.send-envelope', {
    ...{ conversationId: room.id, envelopeId: randomUUID(), amount: '12', currency: 'EUR' },
    ...{ shares: 3, split: 'equal', note: secretText },
  });
  const publicMessage = await say(publicRoom, 'for everyone');
  await hermit.does('messaging.join-room', { roomId: publicRoom.id });
  const theirs = await asker.does('messaging.create-room', { title: secretText });
  const sentInvite = await owner.does('messaging.invite', { roomId: room.id, userId: asker.id });
  const invite = await asker.does('messaging.invite', { roomId: theirs.id, userId: owner.id });
  await owner.does('posts.create-post', {
    text: 'everything',
    refs: [
      { kind: 'item', id: worn.id },
      { kind: 'item', id: secretItem.id },
      { kind: 'outfit', id: secretOutfit.id },
      { kind: 'occasion', id: secretOccasion.id },
    ],
  });
  await service.settled();
  const [notification] = (await owner.does('notifications.list', {})).items;
  const ended = await service.member('http', await signIn(owner));
  const phone = await service.member('http', await signIn(owner));
  const current = async (one: Pick<Person, 'does'>) =>
    (await one.does('identity.list-sessions', {})).items.find((session) => session.current)!;
  const endedSession = await current(ended);
  await ended.does('identity.log-out', {});
  const picture = await owner.upload(await png());
  const secretPicture = await owner.upload(await png());
  const pending = await owner.does('media.request-upload', {
    name: 'a.mp4',
    contentType: 'video/mp4',
    size: 9,
  });
  await owner.does('posts.add-comment', { postId: post.id, mediaIds: [picture.id] });
  return {
    service,
    picture,
    secretPicture,
    pending,
    owner,
    stranger,
    blocked,
    admin: { ...admin, ...(await signIn(admin)) },
    asker,
    hermit,
    post,
    secret,
    comment: await owner.does('posts.add-comment', { postId: post.id, text: 'under it' }),
    secretComment: await owner.does('posts.add-comment', { postId: secret.id, text: secretText }),
    request: await asker.does('social.request-friendship', { userId: owner.id }),
    sent: await owner.does('social.request-friendship', { userId: hermit.id }),
    item,
    secretItem,
    goneItem,
    collection,
    secretCollection,
    outfit,
    secretOutfit,
    occasion,
    secretOccasion,
    wear,
    wash: wash!,
    notification: notification!,
    direct,
    directMessage,
    roomMessage,
    publicMessage,
    knock,
    room,
    publicRoom,
    invite,
    sentInvite,
    payment,
    received,
    asked,
    asking,
    hold,
    placed,
    envelope,
    session: await current(phone),
    endedSession,
    ended,
  };
}
export type Stage = Awaited<ReturnType<typeof setStage>>;

export const secretText = 'nobody else may read this';

/** Values that only the owner may find in an answer. */
export const privateTo = (stage: Stage): string[] => [
  stage.owner.email,
  stage.session.id,
  stage.secret.id,
  stage.secretComment.id,
  stage.sent.id,
  stage.secretPicture.id,
  stage.pending.fileId,
  stage.secretItem.id,
  stage.secretCollection.id,
  stage.secretOutfit.id,
  stage.secretOccasion.id,
  stage.wear.id,
  stage.wash.id,
  stage.notification.id,
  stage.direct.id,
  stage.knock.id,
  stage.room.id,
  stage.invite.id,
  stage.payment.id,
  stage.received.id,
  stage.asked.id,
  stage.asking.id,
  stage.hold.id,
  stage.placed.id,
  stage.envelope.id,
  secretText,
];

async function tokensOf(
  stage: Stage,
  service: TestService,
  clock: ShiftedClock,
): Promise<Record<Role, string | undefined>> {
  clock.shift = -11 * 60_000;
  const bearer = {
    userId: stage.owner.id as never,
    role: 'user',
    sessionId: stage.session.id,
    signedInWith: 'password',
  } as const;
  const expired = await service.core.get(AccessTokens).issue(bearer);
  clock.shift = 0;
  return {
    anonymous: undefined,
    expired: expired.accessToken,
    ended: stage.ended.accessToken,
    blocked: stage.blocked.accessToken,
    stranger: stage.stranger.accessToken,
    admin: stage.admin.accessToken,
    owner: stage.owner.accessToken,
  };
}
