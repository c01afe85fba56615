import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { png } from '../../kit/files/images.ts';
import { openConnection, type Person, refusalOf, type World } from '../../kit/world.ts';

// Four people with things of every kind, who do random things to each other, and every question about them.

const names = ['ann', 'bob', 'cat', 'dan'] as const;
const who = fc.integer({ min: 0, max: names.length - 1 });
const deeds = [
  'follow',
  'befriend',
  'mute',
  'post',
  'comment',
  'reply',
  'react',
  'react to a comment',
  'mention',
  'look',
  'react to an item',
  'collect',
  'react to an outfit',
  'remake',
  'ask',
  'answer',
  'write',
  'say',
  'say back',
  'name in a room',
  'share',
  'say otherwise',
  'take back',
  'react to a message',
  'refer',
  'invite',
  'come in',
  'raise',
  'ban',
  'pay',
  'tip',
  'react to a payment',
  'demand',
  'settle',
  'give',
  'take a share',
] as const;
export const deed = fc.tuple(fc.constantFrom(...deeds), who, who);

/** Every text of a person contains this. */
export const mark = ({ user }: Person) => `words of ${user.username}.`;

export interface Town {
  readonly world: World;
  readonly people: readonly Person[];
  readonly posts: string[];
  readonly files: string[];
  readonly items: string[];
  readonly boards: string[];
  readonly outfits: string[];
  readonly occasions: string[];
  readonly room: string;
  /** Each person's private room. */
  readonly rooms: string[];
  readonly directs: string[];
  readonly messages: string[];
  readonly payments: string[];
  /** Payment requests. */
  readonly demands: string[];
  readonly envelopes: string[];
  readonly comments: {
    readonly id: string;
    readonly postId: string;
    readonly parentId: string | null;
    readonly author: { readonly id: string } | null;
  }[];
}

let towns = 0;
export async function found(world: World): Promise<Town> {
  const n = ++towns;
  const people: Person[] = [];
  for (const name of names) people.push(await world.person(`${name}${n}`, `${name} townsfolk`));
  const posts: string[] = [];
  const files: string[] = [];
  for (const person of people) {
    const { id } = await world.upload(person, await png());
    await world.call('identity.set-avatar', { fileId: id }, person.actor);
    const input = { text: mark(person), mediaIds: [id] };
    posts.push((await world.call('posts.create-post', input, person.actor)).id);
    files.push(id);
  }
  // Every post is on everyone's screen, whatever comes between them.
  for (const { actor } of people)
    await world.call('posts.watch', { postIds: posts }, actor, { connection: openConnection() });
  const items: string[] = [];
  const boards: string[] = [];
  const outfits: string[] = [];
  const occasions: string[] = [];
  for (const person of people) {
    const hat = { name: mark(person), category: 'hat', visibility: 'public' } as const;
    const imageIds = [files[items.length]!];
    items.push((await world.call('wardrobe.add-item', { ...hat, imageIds }, person.actor)).id);
    const board = { kind: 'moodboard', title: mark(person), visibility: 'public' } as const;
    boards.push((await world.call('wardrobe.create-collection', board, person.actor)).id);
    const pieces = [{ itemId: items.at(-1)! }];
    const outfit = { name: mark(person), pieces, visibility: 'public' } as const;
    outfits.push((await world.call('wardrobe.create-outfit', outfit, person.actor)).id);
    const occasion = { title: mark(person), startsOn: '2030-01-01', visibility: 'public' } as const;
    const { id: occasionId } = await world.call('wardrobe.create-occasion', occasion, person.actor);
    occasions.push(occasionId);
    await world.call('wardrobe.plan-outfit', { occasionId, outfitId: outfits.at(-1)! }, person.actor);
  }
  for (const { id: userId, actor } of people) {
    const funds = { userId, transferId: randomUUID(), amount: '1000', currency: 'EUR' };
    await world.call('wallets.grant-credits', funds, { ...actor, role: 'admin' });
  }
  const opening = { title: 'townsfolk', visibility: 'public' } as const;
  const { id: room } = await world.call('messaging.create-room', opening, people[2]!.actor);
  for (const { actor } of people) await world.call('messaging.join-room', { roomId: room }, actor);
  const rooms: string[] = [];
  for (const { actor } of people)
    rooms.push((await world.call('messaging.create-room', { title: 'townsfolk' }, actor)).id);
  const things = { posts, files, items, boards, outfits, occasions, room, rooms };
  for (const { actor } of people)
    await world.call('identity.update-me', { settings: { paymentAudience: 'public' } }, actor);
  return {
    world,
    people,
    ...things,
    directs: [],
    messages: [],
    payments: [],
    demands: [],
    envelopes: [],
    comments: [],
  };
}

/** Performs the action; refusals are ignored. */
export async function act(town: Town, what: (typeof deeds)[number], a: number, b: number) {
  const { world, people, posts, items, boards, outfits, occasions, room, rooms } = town;
  const { directs, messages, payments, demands, envelopes, comments } = town;
  const [me, other] = [people[a]!, people[b]!];
  const postId = posts[b]!;
  const text = mark(me);
  const comment = comments[b % Math.max(1, comments.length)];
  const call = world.call;
  const messageId = messages[(a + b) % Math.max(1, messages.length)]!;
  const money = { amount: '1', currency: 'EUR', note: text };
  const said = async (rest: object = {}) => {
    const sending = { conversationId: room, clientId: randomUUID(), text, ...rest };
    messages.push((await call('messaging.send-message', sending, me.actor)).id);
  };
  const attempts: Record<(typeof deeds)[number], () => Promise<unknown>> = {
    refer: async () => {
      const refs = [
        { kind: 'item', id: items[b]! },
        { kind: 'outfit', id: outfits[b]! },
        { kind: 'occasion', id: occasions[b]! },
      ] as const;
      posts.push((await call('posts.create-post', { text, refs: [...refs] }, me.actor)).id);
    },
    'react to an item': () => call('posts.react-to-item', { itemId: items[b]!, kind: 'wow' }, me.actor),
    collect: () =>
      call('wardrobe.put-collection-entry', { collectionId: boards[a]!, refId: items[b]! }, me.actor),
    'react to an outfit': () =>
      call('posts.react-to-outfit', { outfitId: outfits[b]!, kind: 'wow' }, me.actor),
    remake: async () => {
      const replacements = [{ itemId: items[b]!, withItemId: items[a]! }];
      const remade = { outfitId: outfits[b]!, replacements, name: text, visibility: 'public' } as const;
      outfits.push((await call('wardrobe.clone-outfit', remade, me.actor)).id);
    },
    ask: async () => {
      const { guests = [] } = await call('wardrobe.get-occasion', { occasionId: occasions[a]! }, me.actor);
      const guestIds = [...guests.map(({ user }) => user.id), other.id];
      await call('wardrobe.update-occasion', { occasionId: occasions[a]!, guestIds }, me.actor);
    },
    answer: () => call('wardrobe.answer-occasion', { occasionId: occasions[b]!, status: 'going' }, me.actor),
    follow: () => call('social.follow-user', { userId: other.id }, me.actor),
    befriend: () => call('social.request-friendship', { userId: other.id }, me.actor),
    mute: () => call('social.mute-user', { userId: other.id }, me.actor),
    post: () => call('posts.create-post', { text, visibility: b % 2 ? 'friends' : 'public' }, me.actor),
    comment: async () => void comments.push(await call('posts.add-comment', { postId, text }, me.actor)),
    reply: async () =>
      comment &&
      void comments.push(
        await call(
          'posts.add-comment',
          { postId: comment.postId, text, parentId: comment.parentId ?? comment.id },
          me.actor,
        ),
      ),
    react: () => call('posts.react-to-post', { postId, kind: 'love' }, me.actor),
    'react to a comment': async () =>
      comment && call('posts.react-to-comment', { commentId: comment.id, kind: 'wow' }, me.actor),
    mention: () => call('posts.create-post', { text: `${text} @${other.user.username}` }, me.actor),
    write: async () => {
      const { id: conversationId } = await call('messaging.open-direct', { userId: other.id }, me.actor);
      directs.push(conversationId);
      const sending = { conversationId, clientId: randomUUID(), text };
      messages.push((await call('messaging.send-message', sending, me.actor)).id);
    },
    say: () => said(),
    'say back': () => said({ replyTo: messageId }),
    share: () => said({ refs: [{ kind: 'outfit', id: outfits[b]! }] }),
    'say otherwise': () => call('messaging.edit-message', { messageId, text: `${text} again` }, me.actor),
    'take back': () => call('messaging.delete-message', { messageId }, me.actor),
    'react to a message': () => call('messaging.react-to-message', { messageId, kind: 'love' }, me.actor),
    'name in a room': () =>
      call(
        'messaging.send-message',
        { conversationId: room, clientId: randomUUID(), text: `${text} @${other.user.username}` },
        me.actor,
      ),
    invite: () => call('messaging.invite', { roomId: rooms[a]!, userId: other.id }, me.actor),
    'come in': () => call('messaging.join-room', { roomId: rooms[b]! }, me.actor),
    raise: () => call('messaging.set-role', { roomId: room, userId: other.id, role: 'moderator' }, me.actor),
    ban: () => call('messaging.ban', { roomId: room, userId: other.id, reason: text }, me.actor),
    look: () => call('posts.count-view', { postId }, me.actor),
    pay: async () => {
      const payment = { ...money, transferId: randomUUID(), toUserId: other.id };
      payments.push((await call('wallets.transfer', payment, me.actor)).id);
    },
    tip: async () => {
      const tip = { ...money, transferId: randomUUID(), postId };
      payments.push((await call('wallets.tip-post', tip, me.actor)).id);
    },
    'react to a payment': async () => {
      const paymentId = payments[(a + b) % payments.length];
      if (paymentId) await call('posts.react-to-payment', { paymentId, kind: 'wow' }, me.actor);
    },
    demand: async () => {
      const sum = { amount: '5', currency: 'EUR', note: text };
      demands.push((await call('wallets.request-payment', { fromUserId: other.id, ...sum }, me.actor)).id);
    },
    settle: () =>
      call('wallets.answer-payment-request', { requestId: demands.at(-1)!, accept: a > b }, me.actor),
    give: async () => {
      const terms = { amount: '2', currency: 'EUR', shares: 2, split: 'equal', note: text } as const;
      const given = { conversationId: room, envelopeId: randomUUID(), ...terms };
      envelopes.push((await call('wallets.send-envelope', given, me.actor)).id);
    },
    'take a share': () => {
      const envelopeId = envelopes[b % Math.max(1, envelopes.length)]!;
      return call('wallets.claim-envelope', { envelopeId }, me.actor);
    },
  };
  await refusalOf(attempts[what]());
}

/** The inputs of each query, for any viewer; a new query must be added here. */
export const questions = ({
  people,
  posts,
  files,
  items,
  boards,
  outfits,
  occasions,
  room,
  rooms,
  directs,
  messages,
  payments,
  envelopes,
  comments,
}: Town): Record<string, readonly object[]> => {
  const users = people.map(({ id: userId }) => ({ userId }));
  const all = { limit: 100 };
  return {
    'identity.get-user': users.map((user) => ({ ...user, include: 'posts' })),
    'identity.get-user-by-username': people.map(({ user: { username } }) => ({ username })),
    'identity.list-users': [all],
    'identity.search-users': [
      { q: 'townsfolk', ...all },
      ...people.map(({ user }) => ({ q: user.username })),
    ],
    'identity.suggest-users': [all],
    'social.list-followers': users,
    'social.list-following': users,
    'social.list-follow-requests': [{}, { direction: 'sent' }],
    'social.list-friends': [{}],
    'social.list-friend-requests': [{ direction: 'received' }, { direction: 'sent' }],
    'social.list-muted': [{}],
    'media.get-file': files.map((fileId) => ({ fileId })),
    'media.get-file-content': files.map((fileId) => ({ fileId })),
    'posts.get-post': posts.map((postId) => ({ postId })),
    'posts.watch': [{ postIds: posts }],
    'posts.list-posts': [
      all,
      ...users,
      ...items.map((itemId) => ({ itemId })),
      ...outfits.map((outfitId) => ({ outfitId })),
      ...occasions.map((occasionId) => ({ occasionId })),
    ],
    'posts.list-post-reactions': posts.map((postId) => ({ postId })),
    'posts.list-comments': [
      ...posts.map((postId) => ({ postId })),
      ...users,
      ...comments.map(({ id, postId }) => ({ postId, parentId: id })),
    ],
    'posts.get-comment': comments.map(({ id: commentId }) => ({ commentId })),
    'posts.list-comment-reactions': comments.map(({ id: commentId }) => ({ commentId })),
    'wardrobe.get-item': items.map((itemId) => ({ itemId })),
    'wardrobe.list-items': users,
    'posts.list-item-reactions': items.map((itemId) => ({ itemId })),
    'wardrobe.list-collections': users,
    'wardrobe.get-collection': boards.map((collectionId) => ({ collectionId })),
    'wardrobe.get-outfit': outfits.map((outfitId) => ({ outfitId })),
    'posts.list-outfit-reactions': outfits.map((outfitId) => ({ outfitId })),
    'wardrobe.list-outfits': [
      ...users,
      ...items.map((itemId) => ({ itemId })),
      ...occasions.map((occasionId) => ({ occasionId })),
    ],
    'wardrobe.get-occasion': occasions.map((occasionId) => ({ occasionId })),
    'wardrobe.list-occasions': [{}, ...users],
    'messaging.list-conversations': [all],
    'messaging.list-heads': [{ ...all, since: '2020-01-01T00:00:00Z' }],
    'messaging.get-conversation': [room, ...rooms, ...directs].map((conversationId) => ({ conversationId })),
    'messaging.list-messages': [
      ...[room, ...rooms, ...directs].map((conversationId) => ({ conversationId })),
      ...users,
    ],
    'messaging.list-changes': [room, ...rooms, ...directs].map((conversationId) => ({
      conversationId,
      after: 0,
    })),
    'messaging.get-presence': users,
    'messaging.get-message': messages.map((messageId) => ({ messageId })),
    'messaging.list-edits': messages.map((messageId) => ({ messageId })),
    'messaging.get-room': [room, ...rooms].map((roomId) => ({ roomId })),
    'messaging.list-rooms': [all, { q: 'townsfolk' }],
    'messaging.list-participants': [room, ...rooms].map((roomId) => ({ roomId })),
    'messaging.list-bans': [room, ...rooms].map((roomId) => ({ roomId })),
    'messaging.list-invites': [{}, { direction: 'sent' }],
    'wallets.list-payment-requests': [{}, { direction: 'sent' }, { status: 'cancelled' }],
    'notifications.list': [all],
    'feed.read-home': [all],
    'feed.explore': [all],
    'wallets.list-activity': [all, ...users],
    'posts.list-payment-reactions': payments.map((paymentId) => ({ paymentId })),
    'wallets.get-envelope': envelopes.map((envelopeId) => ({ envelopeId })),
  };
};
