import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Me } from '../../client/index.ts';
import { signedIn } from '../shell/session.ts';

/** Shows the app to who has just signed in: the page that they wanted, or the home page. */
export function useSignedIn(to = '/'): (user: Me) => void {
  const cache = useQueryClient();
  const router = useRouter();
  return (user) => {
    signedIn(cache, user);
    router.history.push(to);
  };
}
