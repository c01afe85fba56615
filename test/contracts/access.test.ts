import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type EffectiveVisibility,
  maySee,
  type Permission,
  permissions,
  permits,
  type Relation,
  visibilities,
} from '../../src/domain/access/policy.ts';
import { Account } from '../../src/domain/identity/account.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { inFeedOf, permits as permitsSql, visibleTo } from '../../src/infrastructure/access/access.read.ts';
import { SqlRelations } from '../../src/infrastructure/access/sql.ts';
import { AccountSchema } from '../../src/infrastructure/identity/identity.schema.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { type Kernel, openKernel } from '../kit/kernel.ts';
import { databases } from '../kit/world.ts';

const people = 4;
const person = fc.nat(people - 1);
const pairs = fc.uniqueArray(
  fc.tuple(person, person).filter(([a, b]) => a !== b),
  {
    selector: ([a, b]) => `${a} ${b}`,
  },
);
/** A small town: private and deleted accounts, and the relations between people. */
const town = fc.record({
  privateOnes: fc.uniqueArray(person, { maxLength: 2 }),
  goneOnes: fc.uniqueArray(person, { maxLength: 1 }),
  follows: pairs,
  requests: pairs,
  friends: pairs,
  blocks: fc.oneof(fc.constant([]), pairs),
  mutes: pairs,
  /** Each with whether it has an end. */
  suspended: fc.uniqueArray(fc.tuple(person, fc.boolean()), { maxLength: 2, selector: ([one]) => one }),
});
type Town = typeof town extends fc.Arbitrary<infer T> ? T : never;
type Pairs = readonly (readonly [number, number])[];

const edges = (table: string, columns: string, parameters = 'fromId, toId, value') =>
  sql<{ edges: { fromId: string; toId: string; value: number }[] }>(
    (d) => `${d.insertIgnore} into ${table} (${columns}) values :edges*(${parameters})`,
  );
const tables = {
  follows: edges('follows', 'follower_id, followee_id, accepted, created_at', 'fromId, toId, value, value'),
  friends: edges('friends', 'user_id, friend_id, since'),
  blocks: edges('blocks', 'blocker_id, blocked_id, created_at'),
  mutes: edges('mutes', 'muter_id, muted_id, created_at'),
};

const suspend = sql<{ rows: { userId: string; reason: string; until: number | null; n: number }[] }>(
  'insert into suspensions (user_id, reason, changed_at, until, version) values :rows*(userId, reason, n, until, n)',
);
const effective: readonly EffectiveVisibility[] = [...visibilities, 'removed'];

type Sight = {
  viewerId: UserId;
  ownerId: UserId;
  visibility: EffectiveVisibility;
  sees: number;
  inFeed: number;
};
const sights = sql<{ ids: string[] }, Sight>(`
  select v.id as viewerId, a.id as ownerId, vs.visibility,
    ${visibleTo('v.id', 'a', 'vs.visibility')} as sees, ${inFeedOf('v.id', 'a', 'vs.visibility')} as inFeed
  from accounts v join accounts a on a.id in (:ids*)
  join (${effective.map((visibility) => `select '${visibility}' as visibility`).join(' union all ')}) vs
  where v.id in (:ids*)`);

type Permitted = { viewerId: UserId; ownerId: UserId; permission: Permission; permitted: number };
const permitted = sql<{ ids: string[] }, Permitted>(`
  select v.id as viewerId, a.id as ownerId, ps.permission,
    ${permitsSql('v.id', 'a', 'ps.permission')} as permitted
  from accounts v join accounts a on a.id in (:ids*)
  join (${permissions.map((permission) => `select '${permission}' as permission`).join(' union all ')}) ps
  where v.id in (:ids*)`);

describe.each(databases)('The access policy and its SQL, on %s', (kind) => {
  let kernel: Kernel;
  beforeAll(async () => {
    kernel = await openKernel(kind);
    kernel.serve([]);
  });
  afterAll(() => kernel.close());

  async function found({
    privateOnes,
    goneOnes,
    follows,
    requests,
    friends,
    blocks,
    mutes,
    suspended,
  }: Town) {
    const ids = Array.from({ length: people }, () => kernel.ids.next<UserId>());
    await kernel.unitOfWork.run(async () => {
      for (const [i, id] of ids.entries()) {
        const account = Account.register({
          id,
          username: id.slice(-20),
          email: `${id}@x`,
          name: '',
          passwordHash: '',
          now: 0,
        });
        if (privateOnes.includes(i)) account.edit({ settings: { visibility: 'private' } });
        if (goneOnes.includes(i)) account.delete(1);
        kernel.aggregates.add(AccountSchema, account);
      }
      const store = (table: keyof typeof tables, list: Pairs, value: number) =>
        list.length > 0 &&
        kernel.database.enqueue(tables[table], {
          edges: list.map(([a, b]) => ({ fromId: ids[a]!, toId: ids[b]!, value })),
        });
      store('follows', follows, 1);
      // An existing follow stays as it is.
      store('follows', requests, 0);
      store('friends', [...friends, ...friends.map(([a, b]) => [b, a] as const)], 1);
      store('blocks', blocks, 1);
      store('mutes', mutes, 1);
      if (suspended.length > 0)
        kernel.database.enqueue(suspend, {
          rows: suspended.map(([one, ends]) => ({
            userId: ids[one]!,
            reason: 'spam',
            until: ends ? 1 : null,
            n: 1,
          })),
        });
    });
    return ids;
  }

  const has = (list: Pairs, a: number, b: number) => list.some(([x, y]) => x === a && y === b);
  const relationOf = (town: Town, viewer: number, owner: number): Relation => ({
    self: viewer === owner,
    follows: has(town.follows, viewer, owner),
    friend: has(town.friends, viewer, owner) || has(town.friends, owner, viewer),
    blocked:
      has(town.blocks, viewer, owner) ||
      has(town.blocks, owner, viewer) ||
      (viewer !== owner && town.suspended.some(([one, ends]) => one === owner && !ends)),
    gone: town.goneOnes.includes(owner),
    ownerIsPrivate: town.privateOnes.includes(owner),
  });

  test('visibleTo equals maySee; inFeedOf also requires a follow or friendship, and no mute', async () => {
    await fc.assert(
      fc.asyncProperty(town, async (town) => {
        const ids = await found(town);
        const rows = await kernel.database.rows(sights, { ids });
        expect(rows).toHaveLength(people * people * effective.length);
        for (const { viewerId, ownerId, visibility, sees, inFeed } of rows) {
          const [viewer, owner] = [ids.indexOf(viewerId), ids.indexOf(ownerId)];
          const relation = relationOf(town, viewer, owner);
          const allowed = maySee(relation, visibility);
          const audience =
            relation.self || ((relation.follows || relation.friend) && !has(town.mutes, viewer, owner));
          const told = { viewer, owner, visibility, sees: sees === 1, inFeed: inFeed === 1 };
          expect(told).toEqual({ viewer, owner, visibility, sees: allowed, inFeed: allowed && audience });
        }
      }),
      { numRuns: 100 },
    );
  });

  test('permits in SQL equals permits', async () => {
    await fc.assert(
      fc.asyncProperty(town, async (town) => {
        const ids = await found(town);
        const rows = await kernel.database.rows(permitted, { ids });
        expect(rows).toHaveLength(people * people * permissions.length);
        for (const { viewerId, ownerId, permission, permitted } of rows) {
          const [viewer, owner] = [ids.indexOf(viewerId), ids.indexOf(ownerId)];
          const expected = permits(permission, relationOf(town, viewer, owner));
          const pair = { viewer, owner, permission };
          expect({ ...pair, permitted: permitted === 1 }).toEqual({ ...pair, permitted: expected });
        }
      }),
      { numRuns: 50 },
    );
  });

  test('Relations reads how two people relate', async () => {
    const relations = new SqlRelations(kernel.database);
    await fc.assert(
      fc.asyncProperty(town, person, person, async (town, viewer, owner) => {
        const ids = await found(town);
        const { gone, ...relation } = await relations.between(ids[viewer]!, ids[owner]!);
        const expected = relationOf(town, viewer, owner);
        expect(gone).toBe(expected.gone);
        if (!gone) expect({ ...relation, gone }).toEqual(expected);
      }),
      { numRuns: 50 },
    );
    expect(await relations.between(kernel.ids.next(), kernel.ids.next())).toMatchObject({ gone: true });
  });
});
