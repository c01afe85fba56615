import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { clear } from 'idb-keyval';
import type { Me } from '../../client/index.ts';
import { CallRefused } from '../../client/index.ts';
import { account } from './account.ts';
import { client } from './client.ts';
import { forgetKept, keepFor } from './kept.ts';
import { newPosts } from './new-posts.ts';
import { query } from './queries.ts';
import { forgetDrafts, isSignedIn } from './settings.ts';
import { useStore } from './store.ts';
import { failed } from './waiting.ts';

const me = query('identity.get-me', {});

/** Who is signed in; null when nobody is. The first page waits for it. */
export async function whoAmI(cache: QueryClient): Promise<Me | null> {
  if (!isSignedIn.get()) return null;
  try {
    const known = await cache.ensureQueryData({ ...me, staleTime: Number.POSITIVE_INFINITY });
    newPosts.me = known.id;
    account.set(known.id);
    return known;
  } catch (error) {
    if (!(error instanceof CallRefused) || error.status !== 401) throw error;
    await signedOut(cache);
    return null;
  }
}

/** For pages of members: others are led to the sign-in, and back afterwards. */
export async function onlyMembers({
  context,
  location,
}: {
  context: { cache: QueryClient };
  location: { href: string };
}): Promise<void> {
  if (!(await whoAmI(context.cache))) throw redirect({ to: '/sign-in', search: { to: location.href } });
}

/** On pages of members. */
export function useMe(): Me {
  const { data } = useQuery(me);
  if (!data) throw new Error('This page is for members');
  return data;
}

/** On pages that anyone may open. */
export function useMaybeMe(): Me | undefined {
  const enabled = useStore(isSignedIn);
  const { data } = useQuery({ ...me, enabled });
  return enabled ? data : undefined;
}

/** After a sign-in: nothing of the one before is shown. */
export function signedIn(cache: QueryClient, user: Me): void {
  cache.clear();
  cache.setQueryData(me.queryKey, user);
  isSignedIn.set(true);
  newPosts.me = user.id;
  keepFor(user);
}

/** Nothing of a person stays on the device: what waited to be sent, and texts that were begun, go too. */
export async function signedOut(cache: QueryClient): Promise<void> {
  account.set(undefined);
  failed.set([]);
  forgetKept();
  forgetDrafts();
  isSignedIn.set(false);
  newPosts.me = undefined;
  cache.clear();
  // Without storage there is nothing to forget.
  await clear().catch(() => {});
}

export function useSignOut(): () => Promise<void> {
  const cache = useQueryClient();
  return async () => {
    await client.call('identity.log-out', {});
    // A page that goes away would stop the wiping.
    await signedOut(cache);
    location.assign('/');
  };
}
