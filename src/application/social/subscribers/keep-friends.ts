import { FriendshipEnded, FriendshipMade } from '../../../domain/social/published.ts';
import { Counters } from '../../kernel/ports.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { FriendEdges } from '../ports.ts';

export const keepFriends = subscriber({
  name: 'social.keep-friends',
  when: 'in-transaction',
  on: [FriendshipMade, FriendshipEnded],
  needs: { edges: FriendEdges, counters: Counters },
  async handle({ name, data, at }, { edges, counters }) {
    const [fromId, toId] = [data.fromId, data.toId];
    const made = name === FriendshipMade.eventName;
    if (made) edges.link(fromId, toId, at);
    else edges.unlink(fromId, toId);
    for (const id of [fromId, toId]) counters.add(id, 'friends', made ? 1 : -1);
    return undefined;
  },
});
