import { describe, expect, test } from 'vitest';
import {
  AccountFactors,
  type Factor,
  type FactorId,
  factorLimits,
} from '../../../../src/domain/identity/factors/factor.ts';
import type { UserId } from '../../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../../src/domain/kernel/recorded-events.ts';

const factor = (id: string, confirmedAt: number | null = 1): Factor => ({
  ...{ id: id as FactorId, kind: 'totp', name: id, secret: 's', createdAt: 0, confirmedAt },
  ...{ lastStep: 0, lastUsedAt: null },
});
const draft = (id: string) => ({ id: id as FactorId, name: id, secret: 's' });
const of = (...all: Factor[]) => new AccountFactors('ann' as UserId, all);
const namesOf = (events: readonly { name: string }[]) => events.map(({ name }) => name);

describe('the factors of an account', () => {
  test('a started factor counts once it is confirmed', () => {
    const own = of();
    own.startTotp(draft('a'), 0);
    expect(own.confirmed).toEqual([]);
    own.confirm('a' as FactorId, 7, 1);
    expect(own.confirmed).toMatchObject([{ id: 'a', confirmedAt: 1, lastStep: 7, lastUsedAt: 1 }]);
    expect(namesOf(takeEvents(own))).toEqual(['identity.factor-added']);
  });

  test('starting again replaces what was never confirmed, and nothing else', () => {
    const own = of(factor('kept'), factor('started', null));
    own.startTotp(draft('again'), 5);
    expect(own.changes.removed.map(({ id }) => id)).toEqual(['started']);
    expect(own.confirmed.map(({ id }) => id)).toEqual(['kept']);
  });

  test('a started factor is void after an hour, and cannot be confirmed twice', () => {
    const own = of(factor('a', null));
    const { confirmation } = factorLimits;
    expect(() => own.confirm('a' as FactorId, 1, confirmation)).toThrow('The code is wrong');
    own.confirm('a' as FactorId, 1, confirmation - 1);
    expect(() => own.confirm('a' as FactorId, 1, confirmation - 1)).toThrow('The code is wrong');
  });

  test('there are at most ten', () => {
    const nine = Array.from({ length: 9 }, (_, i) => factor(`f${i}`));
    const own = of(...nine);
    own.addConfirmed({ ...draft('tenth'), kind: 'passkey' }, 1);
    expect(() => own.startTotp(draft('eleventh'), 1)).toThrow('at most 10');
    expect(() => own.addConfirmed({ ...draft('eleventh'), kind: 'passkey' }, 1)).toThrow('at most 10');
    const started = of(...nine, factor('f10'), factor('late', null));
    expect(() => started.confirm('late' as FactorId, 1, 1)).toThrow('at most 10');
  });

  test('only a confirmed one can be removed', () => {
    const own = of(factor('a'), factor('started', null));
    for (const id of ['started', 'unknown'])
      expect(() => own.remove(id as FactorId)).toThrow('You have no such factor');
    own.remove('a' as FactorId);
    expect(own.confirmed).toEqual([]);
    expect(namesOf(takeEvents(own))).toEqual(['identity.factor-removed']);
  });

  test('all can be removed at once, started ones too', () => {
    const own = of(factor('a'), factor('b'), factor('started', null));
    expect(own.removeAll()).toBe(2);
    expect(own.changes.removed).toHaveLength(3);
    expect(namesOf(takeEvents(own))).toEqual(['identity.factor-removed', 'identity.factor-removed']);
  });
});
