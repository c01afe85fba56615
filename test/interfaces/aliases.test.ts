import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../../src/application/catalogue.ts';
import { query } from '../../src/application/kernel/operation.ts';
import { aliases } from '../../src/interfaces/http/aliases.ts';
import { endpointsOf, literalFirst } from '../../src/interfaces/http/endpoints.ts';
import { routes } from '../../src/interfaces/http/routes.ts';
import { olderPaths } from '../docs/older-paths.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let token: string;
let me: string;
beforeAll(async () => {
  world = await startWorld();
  const ann = world.sessions.signIn('ann');
  token = ann.accessToken;
  me = ann.user.id;
});
afterAll(() => world.close());

const someone = '0190b6a4-0000-7000-8000-000000000001';

describe('a path of older clients', () => {
  it('works with and without the prefix', async () => {
    for (const path of ['/users/me', '/api/users/me', '/auth/current_user', '/api/auth/current_user']) {
      expect([path, (await world.call('GET', path, { token })).body.id]).toEqual([path, me]);
    }
    expect(
      (await world.call('DELETE', '/auth/logout', { token: world.sessions.signIn('bob').accessToken }))
        .status,
    ).toBe(204);
  });

  it('accepts the older names of fields', async () => {
    const created = await world.call('POST', '/api/posts/create', {
      token,
      json: { description: 'old', author: me },
    });
    expect([created.status, created.body.text]).toEqual([201, 'old']);
    const both = await world.call('POST', '/api/posts/create', {
      token,
      json: { description: 'old', text: 'new' },
    });
    expect(both.status).toBe(422);
  });

  it('refuses to act as someone else', async () => {
    const created = await world.call('POST', '/auth/create', {
      token,
      json: { description: 'x', author: someone },
    });
    expect([created.status, created.body.code]).toEqual([403, 'request.not-allowed']);
    const asked = await world.call('POST', `/users/${someone}/friends/add/${me}`, { token });
    expect(asked.status).toBe(403);
  });

  it('reads the caller and the other user from the path', async () => {
    for (const own of [me, me.toUpperCase(), 'me']) {
      const asked = await world.call('POST', `/users/${own}/friends/add/${someone}`, { token });
      expect([asked.status, asked.body]).toEqual([201, { from: me, to: someone }]);
    }
  });

  it('switches a like on and off, and answers the post', async () => {
    const like = () => world.call('PATCH', `/posts/${someone}/like/${me}`, { token });
    expect((await like()).body).toMatchObject({ id: someone, myReaction: 'like' });
    expect((await like()).body).toMatchObject({ id: someone, myReaction: null });
    expect((await world.call('PATCH', `/posts/${someone}/like/${someone}`, { token })).status).toBe(403);
    expect((await world.call('PATCH', `/posts/${someone}/like/${me}`)).status).toBe(401);
  });
});

describe('the tables of routes and aliases', () => {
  const operation = (name: string) =>
    query({
      name,
      summary: '',
      access: 'public',
      input: z.object({}),
      output: z.object({}),
      refuses: [],
      needs: {},
      handle: async () => ({}),
    });
  const endpoints = endpointsOf({ operations: Object.keys(routes).map(operation), routes, aliases });
  const app = new Hono();
  for (const { method, path, operation } of literalFirst(endpoints))
    app.on(method, path, (c) => c.text(operation.name));
  const answerer = async (method: string, path: string) => {
    const response = await app.request(path, { method });
    return response.status === 200 ? response.text() : undefined;
  };

  it.each(olderPaths)(
    'answer $method $path with and without the prefix',
    async ({ method, path, operation }) => {
      expect(await answerer(method, path)).toBe(operation);
      expect(await answerer(method, `/api${path}`)).toBe(operation);
    },
  );

  it('are documented, each path once', () => {
    const listed = aliases.map(({ method, path, operation }) => ({ method, path, operation }));
    expect(olderPaths).toEqual(listed);
    expect(new Set(olderPaths.map(({ method, path }) => `${method} ${path}`)).size).toBe(olderPaths.length);
  });

  it('use GET only for queries', () => {
    const kinds = new Map(operations.map(({ name, kind }) => [name as string, kind]));
    const safe = endpoints.filter(({ method }) => method === 'GET');
    expect(safe.filter(({ operation }) => kinds.get(operation.name) !== 'query')).toEqual([]);
    expect(safe.length).toBeGreaterThan(50);
  });

  it('match `me` and other literals before ids', async () => {
    expect(await answerer('GET', '/api/users/me')).toBe('identity.get-me');
    expect(await answerer('GET', '/api/users/suggestions')).toBe('identity.suggest-users');
    expect(await answerer('GET', '/api/users/me/posts')).toBe('posts.list-posts');
    expect(await answerer('GET', '/api/posts/feed')).toBe('feed.read-home');
    expect(await answerer('GET', '/api/posts/all')).toBe('posts.list-posts');
  });
});
