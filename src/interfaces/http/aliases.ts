import type { OperationName } from '../../application/catalogue.ts';
import { InvalidFields } from '../../application/kernel/errors.ts';
import type { SidePath } from './route.ts';

/** Calls an operation as the same caller. */
export type CallOperation = (name: string, input: unknown) => Promise<unknown>;

/** A path that is answered by several calls. */
export interface Flow {
  /** The operation whose result is answered. */
  readonly answers: string;
  run(call: CallOperation, input: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** A path that older clients use; it works with and without the `/api` prefix. */
export interface Shortcut<N extends string = string> extends SidePath {
  readonly operation: N;
  readonly flow?: Flow;
}

type Line = `${SidePath['method']} /${string}`;
const to = <N extends string>(
  operation: N,
  line: Line,
  rest: Omit<Shortcut, keyof Shortcut & ('operation' | 'method' | 'path')> = {},
) => {
  const [method, path] = line.split(' ') as [SidePath['method'], string];
  return { operation, method, path, ...rest };
};

/** The older clients' like button: one reaction, switched on and off. */
const toggleLike: Flow = {
  answers: 'posts.get-post',
  async run(call, { postId }) {
    const post = (await call('posts.get-post', { postId })) as { myReaction: string | null };
    if (post.myReaction === 'like') await call('posts.unreact-to-post', { postId });
    else await call('posts.react-to-post', { postId, kind: 'like' });
    return call('posts.get-post', { postId });
  },
};

/** A page that skips the newest messages. Message numbers have no gaps, so its start can be computed. */
const skipMessages: Flow = {
  answers: 'messaging.list-messages',
  async run(call, { offset, ...input }) {
    if (!/^\d{1,9}$/.test(String(offset)))
      throw new InvalidFields({ errors: [{ pointer: '/offset', detail: 'must be a whole number' }] });
    const { conversationId } = input;
    const { lastSeq } = (await call('messaging.get-conversation', { conversationId })) as { lastSeq: number };
    return call('messaging.list-messages', { ...input, before: Math.max(0, lastSeq + 1 - Number(offset)) });
  },
};

export const aliases = [
  to('identity.register', 'POST /auth/register'),
  to('identity.log-in', 'POST /auth/login'),
  to('identity.refresh', 'POST /auth/refresh'),
  to('identity.log-out', 'POST /auth/logout'),
  to('identity.log-out', 'DELETE /auth/logout'),
  to('identity.get-me', 'GET /auth/current_user'),
  to('identity.get-me', 'GET /users/me'),
  to('identity.update-me', 'PATCH /users/me'),
  to('identity.list-users', 'GET /users'),
  to('identity.get-user', 'GET /users/:userId'),
  to('identity.search-users', 'GET /search/users'),
  to('identity.set-avatar', 'PUT /users/me/avatar'),
  to('identity.remove-avatar', 'DELETE /users/me/avatar'),

  to('social.follow-user', 'POST /users/:userId/follow'),
  to('social.unfollow-user', 'POST /users/:userId/unfollow'),
  to('social.list-friends', 'GET /friends'),
  to('social.list-friends', 'GET /users/me/friends'),
  to('social.list-friends', 'GET /users/friends/all'),
  to('social.are-friends', 'GET /users/:userId/friends/:friendId'),
  to('social.request-friendship', 'POST /friends/request'),
  to('social.request-friendship', 'POST /users/:userId/friends/add/:friendId', {
    caller: ['userId'],
    rename: { friendId: 'userId' },
  }),
  to('social.answer-friend-request', 'POST /friends/response'),
  to('social.list-friend-requests', 'GET /friends/requests'),
  to('social.unfriend', 'DELETE /friends/:userId'),
  to('social.unfriend', 'POST /users/:userId/friends/remove/:friendId', {
    caller: ['userId'],
    rename: { friendId: 'userId' },
  }),

  to('posts.create-post', 'POST /posts/create', { caller: ['author'], rename: { description: 'text' } }),
  to('posts.create-post', 'POST /auth/create', { caller: ['author'], rename: { description: 'text' } }),
  to('posts.list-posts', 'GET /posts/all'),
  to('posts.list-posts', 'GET /users/:userId/posts'),
  to('posts.react-to-post', 'PATCH /posts/:postId/like', { flow: toggleLike }),
  to('posts.react-to-post', 'PATCH /posts/:postId/like/:userId', { caller: ['userId'], flow: toggleLike }),
  to('media.upload-file', 'POST /files/upload'),
  to('media.upload-file', 'POST /images'),
  to('media.get-file', 'GET /files/:fileId'),
  to('media.delete-file', 'DELETE /files/:fileId'),
  to('media.list-my-files', 'GET /images', { fixed: { kind: 'image' } }),
  to('media.get-file', 'GET /images/:id', { rename: { id: 'fileId' } }),
  to('messaging.create-room', 'POST /chats/create', {
    rename: { users: 'memberIds' },
    defaults: { title: 'Chat' },
  }),
  to('messaging.create-room', 'POST /rooms'),
  to('messaging.get-room', 'GET /rooms/:roomId'),
  to('messaging.list-participants', 'GET /rooms/:roomId/participants'),
  to('messaging.invite', 'POST /rooms/:roomId/invite'),
  to('messaging.answer-invite', 'POST /invites/:inviteId'),
  to('messaging.list-messages', 'GET /rooms/:roomId/messages', { rename: { roomId: 'conversationId' } }),
  to('messaging.list-messages', 'GET /friends/:userId/messages'),
  to('messaging.list-messages', 'GET /chats/:conversationId/messages/:offset', { flow: skipMessages }),
  to('messaging.list-conversations', 'GET /users/:userId/chats', { caller: ['userId'] }),
  to('messaging.list-conversations', 'GET /conversations'),
  to('messaging.get-conversation', 'GET /conversations/:conversationId'),
  to('messaging.send-message', 'POST /conversations/:conversationId/messages'),
  to('feed.read-home', 'GET /posts/feed'),
  to('feed.explore', 'GET /explore'),
] as const satisfies readonly Shortcut<OperationName>[];
