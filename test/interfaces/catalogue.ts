import { z } from 'zod';
import { TokenRejected } from '../../src/application/kernel/errors.ts';
import { idField, idOut, Nothing, nothing } from '../../src/application/kernel/fields.ts';
import { frameType } from '../../src/application/kernel/frame.ts';
import { command, query } from '../../src/application/kernel/operation.ts';
import { pageInput, pageOf } from '../../src/application/kernel/page.ts';
import { subscriber } from '../../src/application/kernel/subscriber.ts';
import { refusal } from '../../src/domain/kernel/refusal.ts';
import {
  del,
  get,
  patch,
  post,
  put,
  type RouteTable,
  type SidePath,
} from '../../src/interfaces/http/route.ts';
import { FakeSessions } from './fake-sessions.ts';

export class PostNotFound extends refusal('posts.not-found', 'not-found', 'There is no such post') {}
export class Busy extends refusal('posts.busy', 'unavailable', 'Posts cannot be read now') {}

/** A gate that a test opens; calls of `identity.wait` wait for it. */
export const gate = { open: () => {}, opened: Promise.resolve() };
export function closeGate(): void {
  gate.opened = new Promise((resolve) => {
    gate.open = resolve;
  });
}

const Post = z
  .object({ id: idOut, author: z.object({ id: idOut }), text: z.string(), myReaction: z.string().nullable() })
  .meta({ id: 'Post' });
const Tokens = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresIn: z.int() });
const likes = new Set<string>();
const postOf = (postId: string, userId: string, text = 'hello'): z.output<typeof Post> => ({
  id: postId,
  author: { id: userId },
  text,
  myReaction: likes.has(`${postId} ${userId}`) ? 'like' : null,
});

const register = command({
  name: 'identity.register',
  summary: 'Create an account',
  access: 'public',
  input: z.strictObject({ username: z.string() }),
  output: z.object({ user: z.object({ id: idOut }), ...Tokens.shape }),
  refuses: [],
  needs: { sessions: FakeSessions },
  replayable: false,
  handle: async ({ input }, { sessions }) => sessions.signIn(input.username),
});

const refresh = command({
  name: 'identity.refresh',
  summary: 'Renew a session',
  access: 'public',
  input: z.strictObject({ refreshToken: z.string() }),
  output: Tokens,
  refuses: [TokenRejected],
  needs: { sessions: FakeSessions },
  replayable: false,
  handle: async ({ input }, { sessions }) => sessions.refresh(input.refreshToken),
});

const logOut = command({
  name: 'identity.log-out',
  summary: 'End this session',
  access: 'public',
  input: z.strictObject({ refreshToken: z.string().optional() }),
  output: Nothing,
  refuses: [],
  needs: { sessions: FakeSessions },
  handle: async ({ actor, input }, { sessions }) => {
    for (const id of [actor?.sessionId, input.refreshToken?.split('.')[2]]) if (id) sessions.end(id);
    return nothing;
  },
});

const getMe = query({
  name: 'identity.get-me',
  summary: 'Read your own account',
  access: 'signed-in',
  input: Nothing,
  output: z.object({ id: idOut, sessionId: z.string() }),
  refuses: [],
  needs: {},
  handle: async ({ actor }) => ({ id: actor.id, sessionId: actor.sessionId }),
});

const getUser = query({
  name: 'identity.get-user',
  summary: 'Read a user',
  access: 'signed-in',
  input: z.strictObject({ userId: idField() }),
  output: z.object({ id: idOut }),
  refuses: [],
  needs: {},
  handle: async ({ input }) => ({ id: input.userId }),
});

const wait = query({
  name: 'identity.wait',
  summary: 'Answer when the gate opens',
  access: 'signed-in',
  input: Nothing,
  output: z.object({ waited: z.boolean() }),
  refuses: [],
  needs: {},
  handle: async () => {
    await gate.opened;
    return { waited: true };
  },
});

const requestFriendship = command({
  name: 'social.request-friendship',
  summary: 'Send a friend request',
  access: 'signed-in',
  input: z.strictObject({ userId: idField() }),
  output: z.object({ from: idOut, to: idOut }),
  refuses: [],
  needs: {},
  handle: async ({ input, actor }) => ({ from: actor.id, to: input.userId }),
});

const createPost = command({
  name: 'posts.create-post',
  summary: 'Write a post',
  access: 'signed-in',
  input: z.strictObject({
    text: z.string().max(5000),
    tags: z.array(z.string()).optional(),
    extra: z.json().optional(),
  }),
  output: Post,
  refuses: [],
  needs: {},
  handle: async ({ input, actor, meta }) => postOf(actor.id, actor.id, meta.idempotencyKey ?? input.text),
});

const getPost = query({
  name: 'posts.get-post',
  summary: 'Read a post',
  access: 'signed-in',
  input: z.strictObject({ postId: idField() }),
  output: Post,
  refuses: [PostNotFound, Busy],
  needs: {},
  handle: async ({ input, actor }) => {
    if (input.postId.startsWith('00000000')) throw new PostNotFound();
    if (input.postId.startsWith('11111111')) throw new Busy({ retryAfterSeconds: 7 });
    if (input.postId.startsWith('22222222')) throw new Error('secret database words');
    return postOf(input.postId, actor.id);
  },
});

const updatePost = command({
  name: 'posts.update-post',
  summary: 'Change a post',
  access: 'signed-in',
  input: z.strictObject({ postId: idField(), text: z.string() }),
  output: Post,
  refuses: [PostNotFound],
  needs: {},
  handle: async ({ input, actor }) => postOf(input.postId, actor.id, input.text),
});

const deletePost = command({
  name: 'posts.delete-post',
  summary: 'Delete a post',
  access: 'signed-in',
  input: z.strictObject({ postId: idField() }),
  output: Nothing,
  refuses: [PostNotFound],
  needs: {},
  handle: async () => nothing,
});

const reactToPost = command({
  name: 'posts.react-to-post',
  summary: 'React to a post',
  access: 'signed-in',
  input: z.strictObject({ postId: idField(), kind: z.enum(['like', 'love']) }),
  output: Nothing,
  refuses: [PostNotFound],
  needs: {},
  handle: async ({ input, actor }) => {
    likes.add(`${input.postId} ${actor.id}`);
    return nothing;
  },
});

const unreactToPost = command({
  name: 'posts.unreact-to-post',
  summary: 'Remove a reaction',
  access: 'signed-in',
  input: z.strictObject({ postId: idField() }),
  output: Nothing,
  refuses: [PostNotFound],
  needs: {},
  handle: async ({ input, actor }) => {
    likes.delete(`${input.postId} ${actor.id}`);
    return nothing;
  },
});

const Seen = z.object({
  limit: z.int(),
  hasMedia: z.boolean().nullable(),
  tags: z.array(z.string()),
  userId: z.string().nullable(),
});
const readHome = query({
  name: 'feed.read-home',
  summary: 'Read your home feed',
  access: 'signed-in',
  input: z.strictObject({
    ...pageInput(z.string()),
    hasMedia: z.boolean().nullable().optional(),
    tags: z.array(z.string()).optional(),
    userId: idField().optional(),
  }),
  output: pageOf(Seen),
  refuses: [],
  needs: {},
  handle: async ({ input }) => ({
    items: [
      {
        limit: input.limit,
        hasMedia: input.hasMedia ?? null,
        tags: input.tags ?? [],
        userId: input.userId ?? null,
      },
    ],
    nextCursor: null,
  }),
});

export const operations = [
  register,
  refresh,
  logOut,
  getMe,
  getUser,
  wait,
  requestFriendship,
  createPost,
  getPost,
  updatePost,
  deletePost,
  reactToPost,
  unreactToPost,
  readHome,
] as const;
export type OperationName = (typeof operations)[number]['name'];

const ofSomeone: SidePath = { method: 'GET', path: '/users/:userId/feed' };
export const routes = {
  'identity.register': post('/auth/register', { status: 201, session: 'issue' }),
  'identity.refresh': post('/auth/refresh', { session: 'renew' }),
  'identity.log-out': post('/auth/logout', { status: 204, session: 'end' }),
  'identity.get-me': get('/users/me'),
  'identity.get-user': get('/users/:userId'),
  'identity.wait': get('/wait'),
  'social.request-friendship': post('/friends/request', { status: 201 }),
  'posts.create-post': post('/posts', { status: 201 }),
  'posts.get-post': get('/posts/:postId'),
  'posts.update-post': patch('/posts/:postId'),
  'posts.delete-post': del('/posts/:postId', { status: 204 }),
  'posts.react-to-post': put('/posts/:postId/reaction', { status: 204 }),
  'posts.unreact-to-post': del('/posts/:postId/reaction', { status: 204 }),
  'feed.read-home': get('/posts/feed', { also: [ofSomeone] }),
} satisfies RouteTable<OperationName>;

export const postCreated = frameType('post.created', 'A user you follow wrote a post', Post);
export const subscribers = [
  subscriber({
    name: 'posts.announce',
    when: 'after-commit',
    on: [],
    frames: [postCreated],
    needs: {},
    handle: async () => undefined,
  }),
];
