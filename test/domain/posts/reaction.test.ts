import { describe, expect, test } from 'vitest';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import type { ReactionKind } from '../../../src/domain/kernel/reaction-kinds.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { Reaction, type Subject } from '../../../src/domain/posts/reaction.ts';

const [ann, bob] = ['1', '2'] as UserId[] as [UserId, UserId];
const subject: Subject = { kind: 'post', id: 'p' as Id, ownerId: bob };
const given = (kind?: ReactionKind) => new Reaction(subject, ann, kind);

describe('Reaction', () => {
  test('a first reaction is announced and counted', () => {
    const reaction = given();
    expect(reaction.react('like')).toBe(true);
    const data = { subject: 'post', subjectId: 'p', ownerId: bob, userId: ann, kind: 'like' };
    expect(takeEvents(reaction)).toMatchObject([{ name: 'posts.reaction-changed', data }]);
    expect(reaction.countChanges).toEqual([{ kind: 'like', by: 1 }]);
  });

  test('another kind replaces the former one in the counts', () => {
    const reaction = given('like');
    expect(reaction.react('wow')).toBe(true);
    expect(reaction.countChanges).toEqual([
      { kind: 'like', by: -1 },
      { kind: 'wow', by: 1 },
    ]);
  });

  test('the same kind again changes nothing', () => {
    const reaction = given('like');
    expect(reaction.react('like')).toBe(false);
    expect([takeEvents(reaction), reaction.countChanges]).toEqual([[], []]);
  });

  test('taking it back is announced with an empty kind', () => {
    const reaction = given('like');
    expect(reaction.takeBack()).toBe(true);
    expect(takeEvents(reaction)).toMatchObject([{ data: { kind: '' } }]);
    expect(reaction.countChanges).toEqual([{ kind: 'like', by: -1 }]);
  });

  test('taking back no reaction changes nothing', () => {
    const reaction = given();
    expect(reaction.takeBack()).toBe(false);
    expect(takeEvents(reaction)).toEqual([]);
  });
});
