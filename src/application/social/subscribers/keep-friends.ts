import { FriendshipEnded, FriendshipMade } from '../../../domain/social/published.ts';
import { Tallies } from '../../kernel/ports.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { FriendEdges } from '../ports.ts';

export const keepFriends = subscriber({
  name: 'social.keep-friends',
  when: 'at-once',
  hears: [FriendshipMade, FriendshipEnded],
  needs: { edges: FriendEdges, tallies: Tallies },
  async handle({ name, data, at }, { edges, tallies }) {
    const [fromId, toId] = [data.fromId, data.toId];
    const made = name === FriendshipMade.eventName;
    if (made) edges.link(fromId, toId, at);
    else edges.unlink(fromId, toId);
    for (const id of [fromId, toId]) tallies.add(id, 'friends', made ? 1 : -1);
    return undefined;
  },
});
