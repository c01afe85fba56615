import type { Notification } from '../../client/index.ts';

type About = Pick<Notification, 'type' | 'subject' | 'actors'>;

/** Where a notification leads; undefined when it says all that there is. */
export function pathOf({ type, subject, actors }: About): string | undefined {
  const [actor] = actors;
  const person = actor && actor.username !== '' ? `/people/${actor.username}` : undefined;
  if (type === 'follow-request' || type === 'friend-request') return '/people/requests';
  if (type === 'laundry') return '/wardrobe';
  if (subject === null) return person;
  const { kind, id } = subject;
  switch (kind) {
    case 'user':
      return person;
    case 'post':
      return `/post/${id}`;
    case 'comment':
      return `/notifications/comment/${id}`;
    case 'item':
      return `/wardrobe/items/${id}`;
    case 'outfit':
      return `/outfits/${id}`;
    case 'occasion':
      return `/calendar/occasions/${id}`;
    case 'conversation':
      return `/messages/${id}`;
    case 'message':
      return `/messages/to/${id}`;
    case 'invite':
      return '/messages/requests';
    case 'transfer':
      return `/wallet/payments/${id}`;
    case 'payment-request':
      return '/wallet';
    case 'decision':
    case 'report':
      return '/settings/decisions';
  }
}
