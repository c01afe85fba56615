import { randomUUID } from 'node:crypto';
import { Authenticator } from '../kit/authenticator.ts';
import type { In, Name } from '../kit/calls.ts';
import { codeOf } from '../kit/totp.ts';
import type { Stage } from './stage.ts';

/** `ok`, or the status and code of the refusal. */
type Expected = 'ok' | `${number} ${string}`;

/** A valid call on the owner's data, and the expected outcome for each role. */
export interface Case<N extends Name = Name> {
  readonly input: (stage: Stage) => In<N>;
  /** Runs before the call. */
  readonly before?: (stage: Stage) => Promise<unknown>;
  /** Default: `ok`. */
  readonly owner?: Expected;
  /** Any other signed-in user. Default: `ok`. */
  readonly stranger?: Expected;
  /** A user whom the owner has blocked. Default: as for a stranger. */
  readonly blocked?: Expected;
  /** Default: `ok` for operations of admins, elsewhere as for a stranger. */
  readonly admin?: Expected;
  /** For public operations, whatever the caller. */
  readonly anyone?: Expected;
  /** For public operations over HTTP alone: what the other wires answer. */
  readonly elsewhere?: Expected;
  /** For operations over sockets alone: what JSON-RPC answers to who signed in. HTTP does not offer them. */
  readonly withoutSocket?: Expected;
}

let fresh = 0;
const unique = () => `new_${process.pid}_${++fresh}`;

const noPost = '404 posts.post-not-found';
const noRef = '404 posts.ref-not-found';
const noComment = '404 posts.comment-not-found';
const noFile = '404 media.file-not-found';
const useHttp = '415 media.use-http';
const noItem = '404 wardrobe.item-not-found';
const noItemToReactTo = '404 posts.item-not-found';
const noCollection = '404 wardrobe.collection-not-found';
const noOutfit = '404 wardrobe.outfit-not-found';
const noOutfitToReactTo = '404 posts.outfit-not-found';
const noOccasion = '404 wardrobe.occasion-not-found';
const noWash = '404 wardrobe.wash-not-found';
const noWear = '404 wardrobe.wear-not-found';
const noConversation = '404 messaging.conversation-not-found';
const noMessage = '404 messaging.message-not-found';
const noRoom = '404 messaging.room-not-found';
const notInRoom = '403 messaging.not-in-the-room';
const noNotification = '404 notifications.notification-not-found';
const noUser = '404 social.user-not-found';
const noRequest = '404 social.friend-request-not-found';
const notAuthor = '403 posts.not-the-author';
const yourself = '422 social.not-yourself';
const noPayment = '404 wallets.transfer-not-found';
const noPaymentToReactTo = '404 posts.payment-not-found';
const noTipped = '404 wallets.tipped-not-found';
const noPaymentRequest = '404 wallets.request-not-found';
const noHold = '404 wallets.hold-not-found';
const noPayee = '404 wallets.user-not-found';
const noToken = '422 identity.mail-token-rejected';

const sum = () => ({ transferId: randomUUID(), amount: '12', currency: 'EUR' });

/** Concerns only the caller's own data; the input has no user id. */
const own = <N extends Name>(input: In<N>): Case<N>[] => [{ input: () => input }];

const onPost = <N extends Name>(rest: object = {}, stranger: Expected = 'ok'): Case<N>[] => [
  { input: ({ post }) => ({ postId: post.id, ...rest }) as In<N>, stranger, blocked: noPost },
  { input: ({ secret }) => ({ postId: secret.id, ...rest }) as In<N>, stranger: noPost },
];
const onComment = <N extends Name>(rest: object = {}, stranger: Expected = 'ok'): Case<N>[] => [
  { input: ({ comment }) => ({ commentId: comment.id, ...rest }) as In<N>, stranger, blocked: noComment },
  { input: ({ secretComment }) => ({ commentId: secretComment.id, ...rest }) as In<N>, stranger: noComment },
];
const onItem = <N extends Name>(rest: object = {}): Case<N>[] => [
  { input: ({ item }) => ({ itemId: item.id, ...rest }) as In<N>, blocked: noItemToReactTo },
  { input: ({ secretItem }) => ({ itemId: secretItem.id, ...rest }) as In<N>, stranger: noItemToReactTo },
];
/** Only participants may, even in a room that anyone may join. */
const onConversation = <N extends Name>(rest: object = {}): Case<N>[] =>
  (['direct', 'room', 'publicRoom'] as const).map((which) => ({
    input: (stage) => ({ conversationId: stage[which].id, ...rest }) as In<N>,
    stranger: noConversation,
  }));
const onMessage = <N extends Name>(rest: object = {}): Case<N>[] =>
  (['directMessage', 'roomMessage', 'publicMessage'] as const).map((which) => ({
    input: (stage) => ({ messageId: stage[which].id, ...rest }) as In<N>,
    stranger: noMessage,
  }));
/** Only participants may, in some cases only those who lead the room. */
const onRoom = <N extends Name>(rest: object = {}): Case<N>[] => [
  { input: ({ publicRoom }) => ({ roomId: publicRoom.id, ...rest }) as In<N>, stranger: notInRoom },
  { input: ({ room }) => ({ roomId: room.id, ...rest }) as In<N>, stranger: noRoom },
];
/** The same, about a member of the public room who is not in the private one. */
const onMember = <N extends Name>(rest: object = {}, elsewhere: Expected = 'ok'): Case<N>[] => [
  {
    input: ({ publicRoom, hermit }) => ({ roomId: publicRoom.id, userId: hermit.id, ...rest }) as In<N>,
    stranger: notInRoom,
  },
  {
    input: ({ room, hermit }) => ({ roomId: room.id, userId: hermit.id, ...rest }) as In<N>,
    owner: elsewhere,
    stranger: noRoom,
  },
];
const onEnvelope = <N extends Name>(): Case<N>[] => [
  {
    input: ({ envelope }) => ({ envelopeId: envelope.id }) as In<N>,
    stranger: '404 wallets.envelope-not-found',
  },
];
/** Only the owner may. */
const onOwnItem = <N extends Name>(rest: object = {}): Case<N>[] => [
  { input: ({ item }) => ({ itemId: item.id, ...rest }) as In<N>, stranger: noItem },
];
const onOwnItems = <N extends Name>(rest: object = {}): Case<N>[] => [
  {
    input: ({ item, secretItem }) => ({ itemIds: [item.id, secretItem.id], ...rest }) as In<N>,
    stranger: noItem,
  },
];
const onOwnCollection = <N extends Name>(rest: object = {}): Case<N>[] => [
  { input: ({ collection }) => ({ collectionId: collection.id, ...rest }) as In<N>, stranger: noCollection },
];
const onOutfit = <N extends Name>(rest: object = {}): Case<N>[] => [
  { input: ({ outfit }) => ({ outfitId: outfit.id, ...rest }) as In<N>, blocked: noOutfitToReactTo },
  {
    input: ({ secretOutfit }) => ({ outfitId: secretOutfit.id, ...rest }) as In<N>,
    stranger: noOutfitToReactTo,
  },
];
const onOwnOutfit = <N extends Name>(rest: object = {}): Case<N>[] => [
  { input: ({ outfit }) => ({ outfitId: outfit.id, ...rest }) as In<N>, stranger: noOutfit },
];
const onOwnOccasion = <N extends Name>(rest: object = {}): Case<N>[] => [
  { input: ({ occasion }) => ({ occasionId: occasion.id, ...rest }) as In<N>, stranger: noOccasion },
];
const onOwnWear = <N extends Name>(rest: object = {}): Case<N>[] => [
  { input: ({ wear }) => ({ wearId: wear.id, ...rest }) as In<N>, stranger: noWear },
];
/** Refused for users whom the owner has blocked, and for the owner. */
const onOwner = <N extends Name>(): Case<N>[] => [
  { input: ({ owner }) => ({ userId: owner.id }) as In<N>, owner: yourself, blocked: noUser },
];
/** Ends a relation between two people; without one, nothing happens. */
const ending = <N extends Name>(): Case<N>[] => [{ input: ({ asker }) => ({ userId: asker.id }) as In<N> }];
const lists = <N extends Name>(): Case<N>[] => [
  { input: ({ owner }) => ({ userId: owner.id }) as In<N>, blocked: noUser },
  {
    input: ({ hermit }) => ({ userId: hermit.id }) as In<N>,
    owner: '403 social.list-is-private',
    stranger: '403 social.list-is-private',
  },
];

let started = { factorId: '', secret: '' };
let recoveryCodes: string[] = [];
let tickets: string[] = [];
let newPasskey: ReturnType<Authenticator['create']> | undefined;
let passkeyLogIns: { ticket: string; response: ReturnType<Authenticator['get']> }[] = [];
// `PUBLIC_URL` of the test service.
const pages = 'http://localhost:3000';

/** Adds a second factor, and gives a fresh proof of identity. */
async function addFactor({ does, password }: Pick<Stage['owner'], 'does' | 'password'>): Promise<string[]> {
  started = await does('identity.start-totp', { currentPassword: password });
  const code = codeOf(started.secret, Date.now());
  const confirmed = await does('identity.confirm-totp', { factorId: started.factorId, code });
  await does('identity.prove-again', { password });
  return confirmed.recoveryCodes;
}

async function ticketOf(
  visitor: Pick<Stage['owner'], 'does'>,
  { username, password }: { username: string; password: string },
): Promise<string> {
  const answer = await visitor.does('identity.log-in', { login: username, password });
  if (!('factorRequired' in answer)) throw new Error('No second factor was asked for');
  return answer.factorRequired.ticket;
}

let caseId = '';
/** The asker reports the owner's post; an admin finds the case. */
async function openCase({ asker, admin, post, service }: Stage): Promise<void> {
  await asker.does('moderation.report', { subject: { kind: 'post', id: post.id }, reason: 'scam' });
  const bank = await service.member('http', admin);
  const { items } = await bank.does('moderation.list-cases', { kind: 'post', limit: 100 });
  caseId = items.find(({ subject }) => subject.id === post.id)!.id;
}

let decisionId = '';
async function decide(stage: Stage): Promise<void> {
  await openCase(stage);
  const boss = await stage.service.promoted(await stage.service.person('boss'));
  const warning = { caseId, action: 'warn', reason: 'rude' } as const;
  const { decisions } = await boss.does('moderation.decide-case', warning);
  decisionId = decisions[0]!.id;
}

let appealId = '';
async function appeal(stage: Stage): Promise<void> {
  await decide(stage);
  const made = await stage.owner.does('moderation.appeal', { decisionId, text: 'It was a joke' });
  appealId = made.id;
}

/** The cases of each operation; an operation without any does not compile. */
export const cases: { readonly [N in Name]: readonly Case<N>[] } = {
  'identity.register': [
    {
      input: () => {
        const username = unique();
        return { username, email: `${username}@example.com`, password: 'a fine password' };
      },
    },
  ],
  'identity.log-in': [{ input: ({ hermit }) => ({ login: hermit.username, password: hermit.password }) }],
  'identity.refresh': [{ input: ({ hermit }) => ({ refreshToken: hermit.refreshToken }) }],
  'identity.log-out': own({}),
  'identity.list-sessions': own({}),
  'identity.revoke-session': [
    { input: ({ session }) => ({ sessionId: session.id }), stranger: '404 identity.session-not-found' },
  ],
  'identity.revoke-other-sessions': own({}),
  'identity.end-sessions-of': [{ input: ({ hermit }) => ({ userId: hermit.id }) }],
  'identity.list-accounts': own({ q: 'owner' }),
  'identity.get-me': own({}),
  'identity.get-inbox-counts': own({}),
  'identity.get-user-by-username': [
    {
      input: ({ owner }) => ({ username: owner.username.toUpperCase() }),
      blocked: '404 identity.user-not-found',
    },
  ],
  'identity.get-user': [
    {
      input: ({ owner }) => ({ userId: owner.id, include: 'posts' }),
      blocked: '404 identity.user-not-found',
    },
  ],
  'identity.list-users': own({ include: 'counts' }),
  'identity.search-users': [{ input: ({ owner }) => ({ q: owner.username }) }],
  'identity.suggest-users': own({}),
  'identity.update-me': own({ bio: 'I sew.', links: { website: 'https://sew.example' } }),
  'identity.set-avatar': [
    { input: ({ picture }) => ({ fileId: picture.id }), stranger: noFile },
    { input: () => ({ file: 'bytes' }) as never, owner: useHttp, stranger: useHttp },
  ],
  'identity.remove-avatar': own({}),
  'identity.change-password': [
    {
      input: ({ owner }) => ({ currentPassword: owner.password, newPassword: 'a better password' }),
      stranger: '403 identity.wrong-password',
    },
  ],
  'identity.request-password-reset': [{ input: ({ owner }) => ({ email: owner.email }) }],
  'identity.reset-password': [
    { input: () => ({ token: 'wrong', password: 'a better password' }), anyone: noToken },
  ],
  'identity.verify-email': [{ input: () => ({ token: 'wrong' }), anyone: noToken }],
  'identity.resend-verification': [{ input: ({ owner }) => ({ email: owner.email }) }],
  'identity.delete-me': [
    { input: ({ owner }) => ({ password: owner.password }), stranger: '403 identity.wrong-password' },
  ],
  'identity.export-me': own({}),
  'identity.start-totp': [
    { input: ({ owner }) => ({ currentPassword: owner.password }), stranger: '403 identity.wrong-password' },
  ],
  'identity.confirm-totp': [
    {
      before: async ({ owner }) => {
        started = await owner.does('identity.start-totp', { currentPassword: owner.password });
      },
      input: () => ({ factorId: started.factorId, code: codeOf(started.secret, Date.now()) }),
      stranger: '403 identity.wrong-code',
    },
  ],
  'identity.list-factors': own({}),
  'identity.remove-factor': [
    {
      before: ({ owner }) => addFactor(owner),
      input: ({ owner }) => ({ factorId: started.factorId, currentPassword: owner.password }),
      stranger: '403 identity.wrong-password',
    },
  ],
  'identity.renew-recovery-codes': [
    {
      before: ({ owner }) => addFactor(owner),
      input: ({ owner }) => ({ currentPassword: owner.password }),
      stranger: '403 identity.wrong-password',
    },
  ],
  'identity.prove-factor': [
    {
      async before({ hermit, service }) {
        recoveryCodes = await addFactor(hermit);
        const visitor = await service.visitor('http');
        tickets = [];
        for (let i = 0; i < 10; i++) tickets.push(await ticketOf(visitor, hermit));
      },
      input: () => ({ ticket: tickets.pop()!, recoveryCode: recoveryCodes.pop()! }),
    },
    { input: () => ({ ticket: 'wrong', code: '123456' }), anyone: '403 identity.wrong-code' },
  ],
  'identity.prove-again': [
    { input: ({ owner }) => ({ password: owner.password }), stranger: '403 identity.wrong-password' },
  ],
  'identity.start-passkey': [
    { input: ({ owner }) => ({ currentPassword: owner.password }), stranger: '403 identity.wrong-password' },
  ],
  'identity.confirm-passkey': [
    {
      before: async ({ owner }) => {
        const options = await owner.does('identity.start-passkey', { currentPassword: owner.password });
        newPasskey = new Authenticator(pages).create(options);
      },
      input: () => ({ response: newPasskey!, name: 'My phone' }),
      stranger: '403 identity.wrong-code',
    },
  ],
  'identity.start-passkey-log-in': [{ input: () => ({}) }],
  'identity.log-in-with-passkey': [
    {
      async before({ hermit, service }) {
        const authenticator = new Authenticator(pages);
        await hermit.does('identity.prove-again', { password: hermit.password });
        const made = authenticator.create(
          await hermit.does('identity.start-passkey', { currentPassword: hermit.password }),
        );
        await hermit.does('identity.confirm-passkey', { response: made });
        const visitor = await service.visitor('http');
        passkeyLogIns = [];
        for (let i = 0; i < 10; i++) {
          const { ticket, ...options } = await visitor.does('identity.start-passkey-log-in', {});
          passkeyLogIns.push({ ticket, response: authenticator.get(options) });
        }
      },
      input: () => passkeyLogIns.shift()!,
    },
  ],
  'identity.start-passkey-proof': own({}),

  'social.follow-user': onOwner(),
  'social.unfollow-user': ending(),
  'social.list-followers': lists(),
  'social.list-following': lists(),
  'social.list-follow-requests': own({}),
  'social.answer-follow-request': [
    {
      async before({ owner, asker }) {
        await owner.does('identity.update-me', { settings: { visibility: 'private' } });
        await asker.does('social.follow-user', { userId: owner.id });
      },
      input: ({ asker }) => ({ userId: asker.id, accept: true }),
      stranger: '404 social.follow-request-not-found',
    },
  ],
  'social.remove-follower': ending(),
  'social.request-friendship': onOwner(),
  'social.answer-friend-request': [
    { input: ({ request }) => ({ requestId: request.id, accept: true }), stranger: noRequest },
    { input: ({ sent }) => ({ requestId: sent.id, accept: true }), owner: noRequest, stranger: noRequest },
  ],
  'social.list-friends': own({}),
  'social.list-friend-requests': own({ direction: 'sent' }),
  'social.cancel-friend-request': [
    { input: ({ request }) => ({ requestId: request.id }), owner: noRequest, stranger: noRequest },
    { input: ({ sent }) => ({ requestId: sent.id }), stranger: noRequest },
  ],
  'social.unfriend': ending(),
  'social.are-friends': [
    {
      input: ({ owner, asker }) => ({ userId: owner.id, friendId: asker.id }),
      stranger: '403 request.not-allowed',
    },
  ],
  'social.block-user': [{ input: ({ owner }) => ({ userId: owner.id }), owner: yourself }],
  'social.unblock-user': ending(),
  'social.mute-user': onOwner(),
  'social.unmute-user': ending(),
  'social.list-blocked': own({}),
  'social.list-muted': own({}),

  'media.upload-file': [{ input: () => ({}) as never, owner: useHttp, stranger: useHttp }],
  'media.request-upload': own({ name: 'video.mp4', contentType: 'video/mp4', size: 1000 }),
  'media.complete-upload': [
    {
      input: ({ pending }) => ({ fileId: pending.fileId }),
      owner: '409 media.upload-missing',
      stranger: noFile,
    },
  ],
  'media.get-file': [
    { input: ({ picture }) => ({ fileId: picture.id }), blocked: noFile },
    { input: ({ secretPicture }) => ({ fileId: secretPicture.id }), stranger: noFile },
  ],
  'media.get-file-content': [
    { input: ({ picture }) => ({ fileId: picture.id, variant: 'thumbnail' }), blocked: noFile },
    { input: ({ secretPicture }) => ({ fileId: secretPicture.id }), stranger: noFile },
  ],
  'media.list-my-files': own({ kind: 'image' }),
  'media.replace-file': [
    { input: ({ picture }) => ({ fileId: picture.id }) as never, owner: useHttp, stranger: useHttp },
  ],
  'media.delete-file': [
    { input: ({ secretPicture }) => ({ fileId: secretPicture.id }), stranger: noFile },
    { input: ({ picture }) => ({ fileId: picture.id }), owner: '409 media.file-in-use', stranger: noFile },
  ],

  'posts.create-post': [
    ...own<'posts.create-post'>({ text: 'hello', visibility: 'followers' }),
    { input: ({ item }) => ({ refs: [{ kind: 'item', id: item.id }] }), blocked: noRef },
    { input: ({ secretOutfit }) => ({ refs: [{ kind: 'outfit', id: secretOutfit.id }] }), stranger: noRef },
    {
      input: ({ secretOccasion }) => ({ refs: [{ kind: 'occasion', id: secretOccasion.id }] }),
      stranger: noRef,
    },
    { input: ({ wear }) => ({ refs: [{ kind: 'wear', id: wear.id }] }), stranger: noRef },
  ],
  'posts.get-post': onPost(),
  'posts.update-post': onPost({ text: 'changed' }, notAuthor),
  'posts.delete-post': onPost({}, notAuthor),
  'posts.list-posts': [
    { input: ({ owner }) => ({ userId: owner.id }) },
    { input: ({ item }) => ({ itemId: item.id }) },
    { input: ({ secretItem }) => ({ itemId: secretItem.id }) },
    { input: ({ secretOutfit, occasion }) => ({ outfitId: secretOutfit.id, occasionId: occasion.id }) },
  ],
  'posts.react-to-post': onPost({ kind: 'love' }),
  'posts.unreact-to-post': onPost(),
  'posts.list-post-reactions': onPost(),
  'posts.add-comment': onPost({ text: 'well' }),
  'posts.list-comments': onPost(),
  'posts.get-comment': onComment(),
  'posts.update-comment': onComment({ text: 'changed' }, notAuthor),
  'posts.delete-comment': onComment({}, notAuthor),
  'posts.react-to-comment': onComment({ kind: 'love' }),
  'posts.unreact-to-comment': onComment(),
  'posts.list-comment-reactions': onComment(),
  'posts.react-to-item': onItem({ kind: 'love' }),
  'posts.unreact-to-item': onItem(),
  'posts.list-item-reactions': onItem(),
  'posts.react-to-outfit': onOutfit({ kind: 'love' }),
  'posts.unreact-to-outfit': onOutfit(),
  'posts.list-outfit-reactions': onOutfit(),
  'posts.count-view': onPost(),
  'posts.watch': [
    {
      input: ({ post, secret }) => ({ postIds: [post.id, secret.id] }),
      withoutSocket: '415 posts.use-socket',
    },
  ],
  'posts.unwatch': [{ input: ({ post }) => ({ postIds: [post.id] }), withoutSocket: '415 posts.use-socket' }],

  'feed.read-home': own({}),
  'feed.explore': own({}),

  'wardrobe.add-item': own({ name: 'a hat', category: 'hat', visibility: 'public' }),
  'wardrobe.get-item': [
    { input: ({ item }) => ({ itemId: item.id }), blocked: noItem },
    { input: ({ secretItem }) => ({ itemId: secretItem.id }), stranger: noItem },
  ],
  'wardrobe.update-item': onOwnItem({ name: 'changed' }),
  'wardrobe.remove-item': [
    {
      input: ({ item }) => ({ itemId: item.id }),
      stranger: noItem,
    },
    {
      input: ({ goneItem }) => ({ itemId: goneItem.id }),
      owner: '409 wardrobe.item-in-use',
      stranger: noItem,
    },
  ],
  'wardrobe.list-items': [
    { input: ({ owner }) => ({ userId: owner.id }) },
    {
      input: ({ owner }) => ({ userId: owner.id, sort: 'price' }),
      stranger: '422 request.invalid-fields',
    },
  ],
  'wardrobe.move-items': onOwnItems({ place: 'lent' }),
  'wardrobe.wash-items': onOwnItems(),
  'wardrobe.list-washes': own({}),
  'wardrobe.void-wash': [{ input: ({ wash }) => ({ washId: wash.id }), stranger: noWash }],
  'wardrobe.retire-item': onOwnItem({ why: 'given' }),
  'wardrobe.restore-item': [{ input: ({ goneItem }) => ({ itemId: goneItem.id }), stranger: noItem }],
  'wardrobe.get-stats': own({}),
  'wardrobe.import-items': own({ items: [{ name: 'a hat', category: 'hat' }] }),
  'wardrobe.export': own({ format: 'csv' }),
  'wardrobe.create-collection': own({ kind: 'moodboard', title: 'blue' }),
  'wardrobe.list-collections': [{ input: ({ owner }) => ({ userId: owner.id }) }],
  'wardrobe.get-collection': [
    { input: ({ collection }) => ({ collectionId: collection.id }), blocked: noCollection },
    { input: ({ secretCollection }) => ({ collectionId: secretCollection.id }), stranger: noCollection },
  ],
  'wardrobe.update-collection': onOwnCollection({ title: 'changed' }),
  'wardrobe.remove-collection': onOwnCollection(),
  'wardrobe.put-collection-entry': [
    {
      input: ({ collection, item }) => ({ collectionId: collection.id, refId: item.id }),
      stranger: noCollection,
    },
  ],
  'wardrobe.remove-collection-entry': [
    {
      input: ({ collection, goneItem }) => ({ collectionId: collection.id, refId: goneItem.id }),
      stranger: noCollection,
    },
  ],

  'wardrobe.create-outfit': [
    {
      input: ({ item }) => ({ pieces: [{ itemId: item.id }] }),
      stranger: '422 wardrobe.pieces-not-yours',
    },
  ],
  'wardrobe.get-outfit': [
    { input: ({ outfit }) => ({ outfitId: outfit.id }), blocked: noOutfit },
    { input: ({ secretOutfit }) => ({ outfitId: secretOutfit.id }), stranger: noOutfit },
  ],
  'wardrobe.update-outfit': onOwnOutfit({ name: 'changed' }),
  'wardrobe.remove-outfit': onOwnOutfit(),
  'wardrobe.clone-outfit': [
    {
      input: ({ outfit }) => ({ outfitId: outfit.id }),
      stranger: '422 wardrobe.replacements-needed',
      blocked: noOutfit,
    },
    { input: ({ secretOutfit }) => ({ outfitId: secretOutfit.id }), stranger: noOutfit },
  ],
  'wardrobe.list-outfits': [
    { input: ({ owner }) => ({ userId: owner.id }) },
    { input: ({ occasion }) => ({ occasionId: occasion.id }) },
    { input: ({ secretItem }) => ({ itemId: secretItem.id }) },
  ],
  'wardrobe.create-occasion': [
    { input: () => ({ title: 'tea', startsOn: '2030-02-02' }) },
    {
      input: ({ asker }) => ({ title: 'tea', startsOn: '2030-02-02', guestIds: [asker.id as never] }),
      owner: '422 wardrobe.guests-must-be-friends',
      stranger: '422 wardrobe.guests-must-be-friends',
    },
  ],
  'wardrobe.list-occasions': [{ input: ({ owner }) => ({ userId: owner.id }) }],
  'wardrobe.get-occasion': [
    { input: ({ occasion }) => ({ occasionId: occasion.id }), blocked: noOccasion },
    { input: ({ secretOccasion }) => ({ occasionId: secretOccasion.id }), stranger: noOccasion },
  ],
  'wardrobe.update-occasion': onOwnOccasion({ place: 'elsewhere' }),
  'wardrobe.remove-occasion': onOwnOccasion(),
  'wardrobe.plan-outfit': [
    {
      input: ({ occasion, outfit }) => ({ occasionId: occasion.id, outfitId: outfit.id, part: 'evening' }),
      stranger: noOccasion,
    },
  ],
  'wardrobe.unplan-outfit': [
    {
      input: ({ occasion, outfit }) => ({ occasionId: occasion.id, outfitId: outfit.id }),
      stranger: noOccasion,
    },
  ],
  'wardrobe.answer-occasion': [
    {
      input: ({ occasion }) => ({ occasionId: occasion.id, status: 'going' }),
      owner: '403 wardrobe.not-a-guest',
      stranger: '403 wardrobe.not-a-guest',
      blocked: noOccasion,
    },
    {
      input: ({ secretOccasion }) => ({ occasionId: secretOccasion.id, status: 'declined' }),
      owner: '403 wardrobe.not-a-guest',
      stranger: noOccasion,
    },
  ],
  'wardrobe.log-wear': [
    {
      input: ({ item }) => ({ on: '2025-01-01', itemIds: [item.id] }),
      stranger: '422 wardrobe.pieces-not-yours',
    },
  ],
  'wardrobe.amend-wear': onOwnWear({ mood: 'better' }),
  'wardrobe.void-wear': onOwnWear(),
  'wardrobe.list-wears': own({}),
  'wardrobe.get-wear': onOwnWear(),
  'wardrobe.suggest-outfits': [
    { input: () => ({ tempC: 12, rain: true }) },
    {
      input: ({ secretOccasion }) => ({ occasionId: secretOccasion.id }),
      stranger: noOccasion,
    },
  ],

  'messaging.list-conversations': own({}),
  'messaging.list-heads': own({ since: '2020-01-01T00:00:00Z' }),
  'messaging.open-direct': [
    {
      input: ({ owner }) => ({ userId: owner.id }),
      owner: '422 messaging.not-yourself',
      blocked: '404 messaging.user-not-found',
    },
  ],
  'messaging.get-conversation': onConversation(),
  'messaging.list-messages': onConversation(),
  'messaging.list-changes': onConversation({ after: 0 }),
  'messaging.send-message': onConversation({ clientId: randomUUID(), text: 'hello' }),
  'messaging.get-message': onMessage(),
  'messaging.edit-message': onMessage({ text: 'changed' }),
  'messaging.delete-message': onMessage(),
  'messaging.react-to-message': onMessage({ kind: 'love' }),
  'messaging.unreact-to-message': onMessage(),
  'messaging.list-edits': onMessage(),
  'messaging.start-typing': onConversation(),
  'messaging.stop-typing': onConversation(),
  'messaging.get-presence': [
    { input: ({ owner }) => ({ userId: owner.id }), stranger: '404 messaging.user-not-found' },
  ],
  'messaging.accept-request': [
    { input: ({ knock }) => ({ conversationId: knock.id }), stranger: noConversation },
  ],
  'messaging.decline-request': [
    { input: ({ knock }) => ({ conversationId: knock.id }), stranger: noConversation },
  ],
  'messaging.mark-read': onConversation({ seq: 1 }),
  'messaging.create-room': [
    {
      input: ({ owner }) => ({ title: 'Scarves', memberIds: [owner.id] }),
      blocked: '404 messaging.user-not-found',
    },
  ],
  'messaging.get-room': [
    { input: ({ publicRoom }) => ({ roomId: publicRoom.id }) },
    { input: ({ room }) => ({ roomId: room.id }), stranger: noRoom },
  ],
  'messaging.join-room': [
    { input: ({ publicRoom }) => ({ roomId: publicRoom.id }) },
    { input: ({ room }) => ({ roomId: room.id }), stranger: noRoom },
  ],
  'messaging.leave-room': onRoom(),
  'messaging.update-room': onRoom({ title: 'changed' }),
  'messaging.set-room-avatar': [
    {
      input: ({ publicRoom, picture }) => ({ roomId: publicRoom.id, fileId: picture.id }),
      stranger: notInRoom,
    },
    { input: ({ room, picture }) => ({ roomId: room.id, fileId: picture.id }), stranger: noRoom },
    {
      input: ({ room }) => ({ roomId: room.id, file: 'bytes' }) as never,
      owner: useHttp,
      stranger: useHttp,
    },
  ],
  'messaging.remove-room-avatar': onRoom(),
  'messaging.close-room': onRoom(),
  'messaging.list-rooms': own({ q: 'hats' }),
  'messaging.list-participants': onRoom(),
  'messaging.invite': [
    {
      input: ({ publicRoom, asker }) => ({ roomId: publicRoom.id, userId: asker.id }) as never,
      stranger: notInRoom,
    },
    {
      input: ({ room, hermit }) => ({ roomId: room.id, userId: hermit.id }) as never,
      stranger: noRoom,
    },
  ],
  'messaging.list-invites': own({ direction: 'received' }),
  'messaging.answer-invite': [
    {
      input: ({ invite }) => ({ inviteId: invite.id, accept: true }),
      stranger: '404 messaging.invite-not-found',
    },
  ],
  'messaging.withdraw-invite': [
    {
      input: ({ sentInvite }) => ({ inviteId: sentInvite.id }),
      stranger: '404 messaging.invite-not-found',
    },
  ],
  'messaging.set-role': onMember({ role: 'moderator' }, '404 messaging.user-not-found'),
  'messaging.remove-participant': onMember({}, '404 messaging.user-not-found'),
  'messaging.ban': onMember({ until: '2100-01-01T00:00:00Z', reason: 'noise' }),
  'messaging.unban': onMember(),
  'messaging.list-bans': onRoom(),

  'notifications.list': own({}),
  'notifications.unread-count': own({}),
  'notifications.mark-read': own({}),
  'notifications.update': [
    {
      input: ({ notification }) => ({ notificationId: notification.id, read: true }),
      stranger: noNotification,
    },
  ],
  'notifications.dismiss': [
    { input: ({ notification }) => ({ notificationId: notification.id }), stranger: noNotification },
  ],
  'notifications.get-preferences': own({}),
  'notifications.set-preferences': own({
    types: { comment: { email: true } },
    quietHours: { from: '22:00', until: '07:30' },
  }),
  'notifications.unsubscribe': [
    { input: () => ({ token: 'made.up.token' }), anyone: '422 notifications.unsubscribe-token-rejected' },
  ],
  'notifications.send': [
    { input: ({ owner }) => ({ userIds: [owner.id], title: 'News', body: 'We moved.' }) },
  ],
  'notifications.get-sending': [
    { input: () => ({ sendingId: randomUUID() }), admin: '404 notifications.sending-not-found' },
  ],
  'notifications.list-deliveries': own({ channel: 'email' }),
  'notifications.retry-deliveries': own({ errorClass: 'timeout', dryRun: true }),
  'notifications.cancel-delivery': [
    { input: () => ({ deliveryId: randomUUID() }), admin: '404 notifications.delivery-not-found' },
  ],
  'notifications.get-webhook': own({}),
  'notifications.set-webhook': own({ url: 'https://hooks.example.com/in', secret: 's'.repeat(32) }),
  'notifications.remove-webhook': own({}),
  'wallets.get-wallet': own({}),
  'wallets.list-entries': own({ kind: ['grant', 'transfer'], from: '2020-01-01' }),
  'wallets.export-statement': own({ currency: 'EUR', from: '2026-01-01', to: '2026-12-31' }),
  'wallets.transfer': [
    {
      input: ({ owner }) => ({ toUserId: owner.id, ...sum() }),
      owner: '422 wallets.not-yourself',
      blocked: noPayee,
    },
  ],
  'wallets.get-transfer': [{ input: ({ payment }) => ({ id: payment.id }), stranger: noPayment }],
  'wallets.refund-transfer': [
    {
      input: ({ received }) => ({ id: received.id, refundId: randomUUID(), amount: '1' }),
      stranger: noPayment,
      admin: 'ok',
    },
    {
      input: ({ payment }) => ({ id: payment.id, refundId: randomUUID(), amount: '1' }),
      owner: '403 wallets.not-the-payee',
      stranger: noPayment,
      admin: 'ok',
    },
  ],
  'wallets.set-audience': [
    { input: ({ payment }) => ({ id: payment.id, audience: 'friends' }), stranger: noPayment },
  ],
  'wallets.list-activity': [{ input: () => ({}) }, { input: ({ owner }) => ({ userId: owner.id }) }],
  'posts.react-to-payment': [
    { input: ({ payment }) => ({ paymentId: payment.id, kind: 'love' }), stranger: noPaymentToReactTo },
  ],
  'posts.unreact-to-payment': [
    { input: ({ payment }) => ({ paymentId: payment.id }), stranger: noPaymentToReactTo },
  ],
  'posts.list-payment-reactions': [
    { input: ({ payment }) => ({ paymentId: payment.id }), stranger: noPaymentToReactTo },
  ],
  'wallets.tip-post': [
    {
      input: ({ post }) => ({ postId: post.id, ...sum() }),
      owner: '422 wallets.not-yourself',
      blocked: noTipped,
    },
    {
      input: ({ secret }) => ({ postId: secret.id, ...sum() }),
      owner: '422 wallets.not-yourself',
      stranger: noTipped,
    },
  ],
  'wallets.tip-outfit': [
    {
      input: ({ outfit }) => ({ outfitId: outfit.id, ...sum() }),
      owner: '422 wallets.not-yourself',
      blocked: noTipped,
    },
    {
      input: ({ secretOutfit }) => ({ outfitId: secretOutfit.id, ...sum() }),
      owner: '422 wallets.not-yourself',
      stranger: noTipped,
    },
  ],
  'wallets.tip-message': (['directMessage', 'roomMessage', 'publicMessage'] as const).map((which) => ({
    input: (stage) => ({ messageId: stage[which].id, ...sum() }),
    owner: '422 wallets.not-yourself',
    stranger: noTipped,
  })),
  'wallets.freeze-wallet': [
    { input: ({ owner }) => ({ userId: owner.id, frozen: 'out', reason: 'a report' }) },
  ],
  'wallets.grant-credits': [{ input: ({ owner }) => ({ userId: owner.id, ...sum() }) }],
  'wallets.audit-ledger': own({}),
  'wallets.start-top-up': own({ amount: '700', currency: 'EUR' }),
  'wallets.get-top-up': [
    {
      input: () => ({ topUpId: randomUUID() }),
      owner: '404 wallets.top-up-not-found',
      stranger: '404 wallets.top-up-not-found',
    },
  ],
  'wallets.start-withdrawal': [
    {
      input: () => ({ withdrawalId: randomUUID(), amount: '700', currency: 'EUR' }),
      owner: '403 wallets.withdrawals-off',
      stranger: '403 wallets.withdrawals-off',
    },
  ],
  'wallets.receive-provider-event': [
    { input: () => ({}), anyone: '400 wallets.bad-signature', elsewhere: '415 wallets.use-http' },
  ],
  'wallets.settle-top-up': [
    { input: () => ({ topUpId: randomUUID(), paid: true }), admin: '404 wallets.top-up-not-found' },
  ],
  'wallets.request-payment': [
    {
      input: ({ owner }) => ({ fromUserId: owner.id, amount: '12', currency: 'EUR', note: 'pizza' }),
      owner: '422 wallets.not-yourself',
      blocked: noPayee,
    },
  ],
  'wallets.list-payment-requests': [
    { input: () => ({ direction: 'received' }) },
    { input: () => ({ direction: 'sent', status: 'open' }) },
  ],
  'wallets.answer-payment-request': [
    { input: ({ asked }) => ({ requestId: asked.id, accept: true }), stranger: noPaymentRequest },
    {
      input: ({ asking }) => ({ requestId: asking.id, accept: true }),
      owner: noPaymentRequest,
      stranger: noPaymentRequest,
    },
  ],
  'wallets.cancel-payment-request': [
    { input: ({ asking }) => ({ requestId: asking.id }), stranger: noPaymentRequest },
    {
      input: ({ asked }) => ({ requestId: asked.id }),
      owner: noPaymentRequest,
      stranger: noPaymentRequest,
    },
  ],
  'wallets.remind-payer': [{ input: ({ asking }) => ({ requestId: asking.id }), stranger: noPaymentRequest }],
  'wallets.split-payment': [
    {
      input: ({ hermit, asker }) => ({
        ...{ splitId: randomUUID(), amount: '100', currency: 'EUR', note: 'dinner' },
        shares: [{ userId: hermit.id }, { userId: asker.id }],
      }),
    },
  ],
  'wallets.place-hold': [
    {
      input: ({ owner }) => ({ toUserId: owner.id, holdId: randomUUID(), amount: '12', currency: 'EUR' }),
      owner: '422 wallets.not-yourself',
      blocked: noPayee,
    },
  ],
  'wallets.list-holds': own({ direction: 'received' }),
  'wallets.capture-hold': [
    { input: ({ hold }) => ({ holdId: hold.id, amount: '5' }), stranger: noHold },
    {
      input: ({ placed }) => ({ holdId: placed.id }),
      owner: '403 wallets.not-the-payee',
      stranger: noHold,
    },
  ],
  'wallets.void-hold': [
    {
      input: ({ hold }) => ({ holdId: hold.id }),
      // The admin was first.
      owner: '409 wallets.not-open',
      stranger: noHold,
      admin: 'ok',
    },
    {
      input: ({ placed }) => ({ holdId: placed.id }),
      owner: '403 wallets.not-the-payee',
      stranger: noHold,
      admin: 'ok',
    },
  ],
  'wallets.send-envelope': (['direct', 'room', 'publicRoom'] as const).map((which) => ({
    input: (stage) => ({
      ...{ conversationId: stage[which].id, envelopeId: randomUUID(), amount: '12', currency: 'EUR' },
      ...{ shares: 3, split: 'random' },
    }),
    stranger: '404 wallets.conversation-not-found',
  })),
  'wallets.claim-envelope': onEnvelope(),
  'wallets.get-envelope': onEnvelope(),
  'wallets.list-top-ups': own({}),
  'wallets.list-withdrawals': own({}),
  'wallets.get-wallet-of': [{ input: ({ owner }) => ({ userId: owner.id }) }],
  'moderation.report': [
    {
      input: ({ post }) => ({ subject: { kind: 'post', id: post.id }, reason: 'spam' }),
      owner: '422 moderation.own-content',
      blocked: '404 moderation.subject-not-found',
    },
    {
      input: ({ secret }) => ({ subject: { kind: 'post', id: secret.id }, reason: 'hate' }),
      owner: '422 moderation.own-content',
      stranger: '404 moderation.subject-not-found',
    },
  ],
  'moderation.list-my-reports': own({}),
  'moderation.list-cases': own({}),
  'moderation.get-case': [{ before: openCase, input: () => ({ caseId }) }],
  'moderation.decide-case': [
    { before: openCase, input: () => ({ caseId, action: 'warn', reason: 'harassment' }) },
  ],
  'moderation.suspend-user': [
    { input: ({ asker }) => ({ userId: asker.id, reason: 'spam', until: '2100-01-01T00:00:00Z' }) },
  ],
  'moderation.unsuspend-user': [{ input: ({ asker }) => ({ userId: asker.id }) }],
  'moderation.appeal': [
    {
      before: decide,
      input: () => ({ decisionId, text: 'It was a joke' }),
      stranger: '404 moderation.decision-not-found',
    },
  ],
  'moderation.list-my-decisions': own({}),
  'moderation.list-appeals': own({}),
  'moderation.answer-appeal': [
    {
      before: appeal,
      input: () => ({ appealId, uphold: true }),
    },
  ],
  'moderation.list-actions': own({}),
};
