import { UserFollowed, UserUnfollowed } from '../../../domain/social/published.ts';
import { Counters } from '../../kernel/ports.ts';
import { subscriber } from '../../kernel/subscriber.ts';

export const countFollows = subscriber({
  name: 'social.count-follows',
  when: 'in-transaction',
  on: [UserFollowed, UserUnfollowed],
  needs: { counters: Counters },
  async handle({ name, data }, { counters }) {
    const by = name === UserFollowed.eventName ? 1 : -1;
    counters.add(data.followerId, 'following', by);
    counters.add(data.followeeId, 'followers', by);
    return undefined;
  },
});
