import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Relations } from '../../../src/application/kernel/relations.ts';
import { maySee, visibilities } from '../../../src/domain/access/policy.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { befriend } from '../../kit/friends.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { type Market, startMarket } from './stage.ts';

const names = ['ann', 'bob', 'cat', 'dan'] as const;
const who = fc.nat(names.length - 1);
const two = fc.tuple(who, who).filter(([a, b]) => a !== b);
const audience = fc.constantFrom(...visibilities);
const ties = ['follow', 'befriend', 'befriend', 'mute'] as const;
const payment = fc.record({
  people: two,
  isTip: fc.boolean(),
  payer: audience,
  payee: audience,
  /** Chosen with the payment and by the setting, or afterwards. */
  later: fc.boolean(),
});
const scene = fc.record({
  ties: fc.array(fc.tuple(fc.constantFrom(...ties), two), { maxLength: 8 }),
  payments: fc.array(payment, { minLength: 1, maxLength: 4 }),
  /** After the payments. */
  privateOnes: fc.uniqueArray(who, { maxLength: 2 }),
  blocks: fc.array(two, { maxLength: 1 }),
  gone: fc.option(who, { freq: 3 }),
});
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

const limits = { WALLET_LIMITS: '999999999999,999999999999,999999999999999' };
/** So many digits that no id has them by chance. */
let amounts = 100_000_000_071;
let scenes = 0;

async function pay(market: Market, people: readonly Person[], chosen: Scene['payments'][number]) {
  const { call } = market;
  const [from, to] = chosen.people.map((i) => people[i]!) as [Person, Person];
  const amount = String(amounts++);
  const { payer, payee, later } = chosen;
  await call('identity.update-me', { settings: { paymentAudience: later ? null : payee } }, to.actor);
  const sum = { transferId: crypto.randomUUID(), amount, currency: 'EUR', note: `for ${amount.length}` };
  const terms = later ? sum : { ...sum, audience: payer };
  const paid = chosen.isTip
    ? await tip(market, to, from, terms)
    : await call('wallets.transfer', { ...terms, toUserId: to.id }, from.actor);
  if (chosen.isTip || later) await call('wallets.set-audience', { id: paid.id, audience: payer }, from.actor);
  if (later) await call('wallets.set-audience', { id: paid.id, audience: payee }, to.actor);
  return { id: paid.id, from, to, amount, payer, payee };
}
type Paid = Awaited<ReturnType<typeof pay>>;

async function tip(
  { call }: Market,
  author: Person,
  { actor }: Person,
  { audience: _, ...terms }: { transferId: string; amount: string; currency: string; audience?: string },
) {
  const { id: postId } = await call('posts.create-post', { text: 'a hat' }, author.actor);
  return call('wallets.tip-post', { ...terms, postId }, actor);
}

async function setScene(market: Market, chosen: Scene) {
  const { call } = market;
  const n = ++scenes;
  const people = await Promise.all(names.map((name) => market.rich(`${name}${n}`, 999_999_999_999)));
  for (const [tie, [a, b]] of chosen.ties) {
    const [me, other] = [people[a]!, people[b]!];
    if (tie === 'follow') await call('social.follow-user', { userId: other.id }, me.actor);
    if (tie === 'mute') await call('social.mute-user', { userId: other.id }, me.actor);
    if (tie === 'befriend') await refusalOf(befriend(market, me, other));
  }
  const paid: Paid[] = [];
  for (const one of chosen.payments) paid.push(await pay(market, people, one));
  for (const i of chosen.privateOnes)
    await call('identity.update-me', { settings: { visibility: 'private' } }, people[i]!.actor);
  for (const [a, b] of chosen.blocks)
    await call('social.block-user', { userId: people[b]!.id }, people[a]!.actor);
  const gone = people[chosen.gone ?? -1];
  if (gone) await call('identity.delete-me', { password: gone.password }, gone.actor);
  await market.settled();
  return { people, paid, present: people.filter((one) => one !== gone), gone };
}

describe.each(databases)('Payments of others, on %s', (kind) => {
  test('are seen as far as both parties allow, and never with an amount', async () => {
    const market = (await startMarket(kind, limits)) as Market;
    const relations = market.core.get(Relations);
    const seen = async (viewer: Person, { from, to, payer, payee }: Paid): Promise<boolean> => {
      const [ofPayer, ofPayee, ofBoth] = await Promise.all(
        [
          [viewer, from],
          [viewer, to],
          [from, to],
        ].map(([a, b]) => relations.between(a!.id as UserId, b!.id as UserId)),
      );
      if (viewer === from || viewer === to) return !ofBoth!.blocked;
      return maySee(ofPayer!, payer) && maySee(ofPayee!, payee);
    };

    async function expectFor(viewer: Person, { people, paid, gone }: Awaited<ReturnType<typeof setScene>>) {
      const { call } = market;
      const visible: Paid[] = [];
      for (const one of paid) if (await seen(viewer, one)) visible.push(one);
      const ids = (of: readonly Paid[]) => of.map(({ id }) => id).reverse();
      const told: unknown[] = [];
      const activity = async (userId?: string) => {
        const page = await call(
          'wallets.list-activity',
          { ...(userId && { userId }), limit: 100 },
          viewer.actor,
        );
        told.push(page);
        return page.items.map(({ id }) => id);
      };
      const isParty = (person: Person) => (one: Paid) => one.from === person || one.to === person;
      // What is private is in nobody's list but the parties' own.
      const isShared = ({ payer, payee }: Paid) => payer !== 'private' && payee !== 'private';
      for (const person of people.filter((one) => one !== gone)) {
        const theirs = visible.filter(isParty(person)).filter((one) => person === viewer || isShared(one));
        expect(await activity(person.id)).toEqual(ids(theirs));
      }
      const ofViewer = await Promise.all(
        people.map((one) => relations.between(viewer.id as UserId, one.id as UserId)),
      );
      const friends = people.filter((_one, i) => ofViewer[i]!.friend && !ofViewer[i]!.gone);
      const { items: muted } = await call('social.list-muted', { limit: 100 }, viewer.actor);
      const isMuted = (one: Person) => muted.some(({ id }) => id === one.id);
      const home = visible.filter(
        (one) =>
          isParty(viewer)(one) ||
          (friends.some((friend) => isParty(friend)(one)) && !isMuted(one.from) && !isMuted(one.to)),
      );
      expect(await activity()).toEqual(ids(home));
      for (const one of paid) {
        const [hidden, paymentId] = [!visible.includes(one), one.id];
        const react = call('posts.react-to-payment', { paymentId, kind: 'wow' }, viewer.actor);
        const list = call('posts.list-payment-reactions', { paymentId }, viewer.actor);
        const get = call('wallets.get-transfer', { id: one.id }, viewer.actor);
        const answers = await Promise.allSettled([react, list, get]);
        const codes = answers.map((answer) => (answer.status === 'fulfilled' ? 'ok' : answer.reason.code));
        const unknown = 'posts.payment-not-found';
        expect(codes).toEqual([
          ...(hidden ? [unknown, unknown] : ['ok', 'ok']),
          isParty(viewer)(one) ? 'ok' : 'wallets.transfer-not-found',
        ]);
        if (!isParty(viewer)(one)) told.push(answers);
      }
      told.push(await call('notifications.list', { limit: 100 }, viewer.actor));
      const others = paid.filter((one) => !isParty(viewer)(one));
      const pushed = market.pushed.filter(({ to }) => to.includes(viewer.id)).map(({ data }) => data);
      const text = JSON.stringify([told, pushed]);
      const numbers = new Set(text.match(/\d+/g));
      for (const { amount } of others) expect(numbers).not.toContain(amount);
    }

    await fc.assert(
      fc.asyncProperty(scene, async (chosen) => {
        market.pushed.length = 0;
        const set = await setScene(market, chosen);
        for (const viewer of set.present) await expectFor(viewer, set);
      }),
      { numRuns: 25 },
    );
  }, 180_000);
});
