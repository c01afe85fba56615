import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import type { Day } from '../../../src/domain/wardrobe/calendar.ts';
import { GuestsMustBeFriends, NotAGuest } from '../../../src/domain/wardrobe/occasions/errors.ts';
import type { GuestStatus } from '../../../src/domain/wardrobe/occasions/guest-status.ts';
import { Invitation } from '../../../src/domain/wardrobe/occasions/invitation.ts';
import { Occasion, type OccasionId } from '../../../src/domain/wardrobe/occasions/occasion.ts';
import { eventsOf } from './events.ts';

const people = (...ids: string[]) => ids as UserId[];
const newOccasion = () => {
  const occasion = Occasion.create(
    { id: 'e' as OccasionId, ownerId: 'o' as UserId, at: 0 },
    { title: 'a wedding', startsOn: '2026-06-01' as Day },
  );
  eventsOf(occasion);
  return occasion;
};

describe('The guests of an occasion', () => {
  test('are invited if they are friends, and leave if they are no longer named', () => {
    const occasion = newOccasion();

    const changes = occasion.setGuests(people('b', 'c'), people('a', 'b'), new Set(people('c')));

    expect(changes).toEqual({ added: ['c'], removed: ['a'] });
    expect(eventsOf(occasion)).toEqual([
      ['wardrobe.guest-asked', { occasionId: 'e', ownerId: 'o', guestId: 'c' }],
    ]);
  });

  test('stay guests when the friendship has ended', () => {
    const occasion = newOccasion();

    expect(occasion.setGuests(people('a'), people('a'), new Set())).toEqual({ added: [], removed: [] });
    expect(eventsOf(occasion)).toEqual([]);
  });

  test('cannot be people who are not friends', () => {
    const occasion = newOccasion();
    const invite = () => occasion.setGuests(people('a', 'b'), [], new Set(people('a')));

    expect(invite).toThrow(GuestsMustBeFriends);
    expect(invite).toThrow(
      expect.objectContaining({
        details: {
          errors: [{ pointer: '/guestIds/1', detail: 'is not a friend of yours', kind: 'not-yours' }],
        },
      }),
    );
    expect(eventsOf(occasion)).toEqual([]);
  });
});

describe('An invitation', () => {
  const invitation = (status: GuestStatus | null) =>
    new Invitation('e' as OccasionId, 'o' as UserId, 'g' as UserId, status);

  test('is answered, and the answer can change', () => {
    const one = invitation('asked');

    expect(one.answer('going')).toBe(true);
    expect(one.answer('declined')).toBe(true);

    expect(one.status).toBe('declined');
    const ids = { occasionId: 'e', ownerId: 'o', guestId: 'g' };
    expect(eventsOf(one)).toEqual([
      ['wardrobe.guest-answered', { ...ids, status: 'going' }],
      ['wardrobe.guest-answered', { ...ids, status: 'declined' }],
    ]);
  });

  test('records nothing when the answer stays the same', () => {
    const one = invitation('going');

    expect(one.answer('going')).toBe(false);
    expect(eventsOf(one)).toEqual([]);
  });

  test('cannot be answered by someone who is not invited', () => {
    expect(() => invitation(null).answer('going')).toThrow(NotAGuest);
  });
});
