import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import { png } from '../kit/files/images.ts';
import type { Person } from '../kit/service.ts';
import { startWeb, type Web } from '../kit/web.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds, by the rules that `options` choose. */
async function violationsOf(page: Page, options: object = {}): Promise<string[]> {
  const found = await page.evaluate<Violation[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
// Themes differ in nothing else.
const contrast = { runOnly: ['color-contrast'] };
const overhang = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Clothes, an outfit, an occasion with it, an entry of the diary, and a packing list. */
async function fillWardrobe(api: Awaited<ReturnType<Web['person']>>['api']) {
  const ids: string[] = [];
  for (const [name, category] of [
    ['Blue shirt', 'shirt'],
    ['Jeans', 'jeans'],
    ['Boots', 'boots'],
    ['Red dress', 'dress'],
  ] as const)
    ids.push((await api.does('wardrobe.add-item', { name, category, colours: [{ hex: 'navy' }] })).id);
  const { id: outfitId } = await api.does('wardrobe.create-outfit', {
    name: 'Monday',
    tags: ['office'],
    pieces: ids.map((itemId) => ({ itemId })),
  });
  const today = new Date().toISOString().slice(0, 10);
  const { id: occasionId } = await api.does('wardrobe.create-occasion', { title: 'Party', startsOn: today });
  await api.does('wardrobe.plan-outfit', { occasionId, outfitId });
  await api.does('wardrobe.log-wear', { on: today, itemIds: ids.slice(0, 1), mood: 'Fine' });
  const { id: collectionId } = await api.does('wardrobe.create-collection', {
    kind: 'packing',
    title: 'Rome',
    entries: ids.map((refId) => ({ refId, kind: 'item' as const })),
  });
  return { itemId: ids[0]!, outfitId, occasionId, collectionId };
}

/** Money in all its states, and a gift and links in a conversation. Returns the id of a payment. */
async function fillWallet({ service }: Web, api: Person, peer: Person, conversationId: string) {
  const root = await service.promoted(await service.person('root', 'http'));
  const sum = (amount: string) => ({ amount, currency: 'EUR', note: 'For the coat' });
  const transferId = () => randomUUID();
  for (const { id: userId } of [api, peer])
    await root.does('wallets.grant-credits', { userId, transferId: transferId(), ...sum('50000') });
  const paid = { toUserId: api.id, transferId: transferId(), audience: 'public' as const, ...sum('1250') };
  const { id: paymentId } = await peer.does('wallets.transfer', paid);
  await peer.does('posts.react-to-payment', { paymentId, kind: 'love' });
  await peer.does('wallets.place-hold', { holdId: randomUUID(), toUserId: api.id, ...sum('700') });
  await api.does('wallets.place-hold', { holdId: randomUUID(), toUserId: peer.id, ...sum('800') });
  await peer.does('wallets.request-payment', { fromUserId: api.id, ...sum('900') });
  await api.does('wallets.start-top-up', { amount: '2500', currency: 'EUR' });
  const envelope = { conversationId, envelopeId: randomUUID(), shares: 2, split: 'random' as const };
  await peer.does('wallets.send-envelope', { ...envelope, ...sum('600') });
  await peer.does('wallets.claim-envelope', { envelopeId: envelope.envelopeId });
  return paymentId;
}

/** Milliseconds for dozens of pages, each looked at eight times. */
const manyPages = 240_000;

/** The page has what it shows: no placeholder is left. */
async function settled(page: Page): Promise<void> {
  await page.locator('main :is(h1, h2, article, form):visible').first().waitFor();
  await expect.poll(() => page.locator('main [class*=skeleton]').count(), { timeout: 5_000 }).toBe(0);
}

/** What is wrong with a page in light and dark, wide and narrow. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(axe);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
    faults.push(...(await violationsOf(page)));
    await page.emulateMedia({ colorScheme: 'dark' });
    faults.push(...(await violationsOf(page, contrast)).map((fault) => `dark ${fault}`));
    const wide = await page.evaluate<number>(overhang);
    if (wide > 0) faults.push(`at ${width} px it scrolls sideways by ${wide} px`);
  }
  return faults;
}

describe.skipIf(browserPath === undefined)('every page, light and dark, wide and narrow', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  async function faultsAt(page: Page, paths: readonly string[]): Promise<Record<string, string[]>> {
    const faults: Record<string, string[]> = {};
    for (const path of paths) {
      await page.goto(web.url + path);
      await settled(page);
      const found = await faultsOf(page);
      if (found.length > 0) faults[path] = found;
    }
    return faults;
  }

  test.each(['en', 'ru'] as const)(
    'can be used by everyone, in %s',
    async (language) => {
      const { page: stranger } = await web.visitor({ language });
      expect(await faultsAt(stranger, ['/', '/sign-in', '/sign-up', '/forgot-password'])).toEqual({});
      const ofMails = [
        '/verify-email?token=x',
        '/verify-email',
        '/reset-password?token=x',
        '/unsubscribe?token=x',
      ];
      expect(await faultsAt(stranger, ofMails)).toEqual({});
      const { page, api } = await web.person('ann', { language });
      const { id: postId } = await api.does('posts.create-post', { text: 'Look at https://example.com' });
      await api.does('posts.add-comment', { postId, text: 'one' });
      await api.upload(await png());
      const peer = await web.service.person('ben', 'http');
      const room = await api.does('messaging.create-room', { title: 'Coats', visibility: 'public' });
      await peer.does('messaging.join-room', { roomId: room.id });
      await peer.does('messaging.send-message', {
        conversationId: room.id,
        clientId: randomUUID(),
        text: 'Hello https://example.com',
      });
      await peer.does('social.follow-user', { userId: api.id });
      const paymentId = await fillWallet(web, api, peer, room.id);
      await peer.does('messaging.send-message', {
        conversationId: room.id,
        clientId: randomUUID(),
        text: `${web.url}/post/${postId}`,
      });
      const paths = [
        '/messages',
        `/messages/${room.id}`,
        `/messages/${room.id}/about`,
        '/messages/new',
        '/messages/rooms',
        '/messages/requests',
        '/notifications',
        '/settings/notifications',
        '/people/requests',
        '/',
        '/discover',
        `/post/${postId}`,
        '/people',
        `/people/${api.username}`,
        '/people/nobody.here',
        '/wallet',
        `/wallet/payments/${paymentId}`,
        '/wallet/activity',
        '/wallet/holds',
        '/wallet/split',
        '/wallet/moves',
        '/settings',
        '/settings/profile',
        '/settings/privacy',
        '/settings/security',
        '/settings/files',
        '/settings/data',
        '/settings/decisions',
      ];
      expect(await faultsAt(page, paths)).toEqual({});

      const { id: badId } = await api.does('posts.create-post', { text: 'Spam' });
      const other = await web.service.person('ben', 'http');
      await other.does('moderation.report', { subject: { kind: 'post', id: badId }, reason: 'spam' });
      const { page: admin } = await web.admin('eve');
      await admin.evaluate(`localStorage.setItem('language', '${language}')`);
      const staff = await web.service.promoted(await web.service.person('fay', 'http'));
      for (const { id: userId } of [other, api])
        await staff.does('moderation.suspend-user', { userId, reason: 'Spam' });
      expect(await faultsAt(page, ['/settings'])).toEqual({});
      const forAdmins = [
        '/admin',
        '/admin/people',
        `/admin/people/${other.id}`,
        '/admin/news',
        '/admin/log',
        '/admin/appeals',
        '/admin/deliveries',
        '/admin/webhook',
        '/admin/wallets',
        `/admin/wallets/${api.id}`,
      ];
      expect(await faultsAt(admin, forAdmins)).toEqual({});
    },
    manyPages,
  );

  test.each(['en', 'ru'] as const)(
    'of a wardrobe can be used by everyone, in %s',
    async (language) => {
      const { page, api } = await web.person('dan', { language });
      const { itemId, outfitId, occasionId, collectionId } = await fillWardrobe(api);
      const paths = [
        '/wardrobe',
        `/wardrobe/items/${itemId}`,
        '/wardrobe/add',
        '/wardrobe/import',
        '/wardrobe/statistics',
        '/outfits',
        `/outfits/${outfitId}`,
        `/outfits/${outfitId}/edit`,
        '/today?tempC=8',
        '/calendar',
        '/calendar?view=agenda',
        '/calendar/new',
        `/calendar/occasions/${occasionId}`,
        '/calendar/diary',
        '/calendar/laundry',
        `/collections/${collectionId}`,
      ];
      expect(await faultsAt(page, paths)).toEqual({});
    },
    manyPages,
  );
});
