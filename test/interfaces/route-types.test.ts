import { expectTypeOf, it } from 'vitest';
import { get, type RouteTable } from '../../src/interfaces/http/route.ts';

type Names = 'posts.get-post' | 'posts.list-posts';

it('a route table compiles only with exactly the operations of the catalogue', () => {
  const whole = {
    'posts.get-post': get('/posts/:postId'),
    'posts.list-posts': get('/posts'),
  } satisfies RouteTable<Names>;
  expectTypeOf(whole).toExtend<RouteTable<Names>>();

  // @ts-expect-error An operation without a route.
  const missing = { 'posts.get-post': get('/posts/:postId') } satisfies RouteTable<Names>;
  expectTypeOf(missing).not.toExtend<RouteTable<Names>>();

  const misspelt = {
    'posts.get-post': get('/posts/:postId'),
    'posts.list-posts': get('/posts'),
    // @ts-expect-error An operation that the catalogue does not have.
    'posts.get-posts': get('/posts'),
  } satisfies RouteTable<Names>;
  expectTypeOf(misspelt).toExtend<RouteTable<Names>>();
});
