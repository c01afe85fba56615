import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { query } from '../shell/queries.ts';

/** Shows what an answer says of one's own account. */
export function useShowMe(): (me: Me) => void {
  const cache = useQueryClient();
  return (me) => {
    cache.setQueryData(query('identity.get-me', {}).queryKey, me);
    mergeEverywhere(cache, me.id, { name: me.name, username: me.username, avatarUrl: me.avatarUrl });
  };
}
