import { requestText } from './load.ts';
import type { Town } from './townspeople.ts';

/** What the next request of a kind is, each another pair of a caller and a thing. */
export function requestsOf(town: Town) {
  const { people } = town;
  const callers = people.length;
  const json = { 'content-type': 'application/json' };
  const request = (caller: number, author: number, method: string, path: string, body?: object) => {
    const headers = {
      authorization: `Bearer ${people[caller]!.accessToken}`,
      'x-caller': people[caller]!.id,
      'x-author': people[author]!.id,
      ...(body && json),
    };
    return requestText(method, path, headers, body ? JSON.stringify(body) : '');
  };
  /** A post by someone followed by the n-th caller. */
  const postOf = (n: number) => {
    const caller = n % callers;
    const theirs = town.followed(caller);
    const turn = Math.floor(n / callers);
    const author = theirs[turn % theirs.length]!;
    const all = town.postsOf(author);
    return { caller, author, path: `/api/posts/${all[Math.floor(turn / theirs.length) % all.length]}` };
  };
  return {
    'create a post': (n: number) =>
      request(n % callers, 0, 'POST', '/api/posts', { text: 'Rain, so the waxed jacket.' }),
    comment: (n: number) => {
      const { caller, author, path } = postOf(n);
      return request(caller, author, 'POST', `${path}/comments`, { text: 'Where is it from?' });
    },
    react: (n: number) => {
      const { caller, author, path } = postOf(n);
      return request(caller, author, 'PUT', `${path}/reaction`, { kind: 'like' });
    },
    follow: (n: number) => {
      const caller = n % callers;
      // Nobody they follow already.
      const author = (caller + town.follows * 8 + Math.floor(n / callers)) % callers;
      return request(caller, author, 'POST', `/api/users/${people[author]!.id}/follow`);
    },
  } as const;
}
