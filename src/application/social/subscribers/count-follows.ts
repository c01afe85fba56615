import { UserFollowed, UserUnfollowed } from '../../../domain/social/published.ts';
import { Tallies } from '../../kernel/ports.ts';
import { subscriber } from '../../kernel/subscriber.ts';

export const countFollows = subscriber({
  name: 'social.count-follows',
  when: 'at-once',
  hears: [UserFollowed, UserUnfollowed],
  needs: { tallies: Tallies },
  async handle({ name, data }, { tallies }) {
    const by = name === UserFollowed.eventName ? 1 : -1;
    tallies.add(data.followerId, 'following', by);
    tallies.add(data.followeeId, 'followers', by);
    return undefined;
  },
});
