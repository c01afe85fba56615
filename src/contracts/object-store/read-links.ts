import assert from 'node:assert/strict';
import {
  assertHolds,
  assertMissing,
  assertRefused,
  freshKey,
  pngLink,
  storeCase,
  tenMinutesMs,
  text,
} from './subject.ts';

const octets = 'application/octet-stream';

export const readLinkCases = [
  storeCase('a link serves an object with the type and name of the link', async ({ store, fetch }) => {
    const key = freshKey();
    await store.put(key, text('picture'), octets);
    const answer = await fetch(await store.readUrl(key, pngLink));
    assert.deepEqual([answer.status, await answer.text()], [200, 'picture']);
    assert.equal(answer.headers.get('content-type'), 'image/png');
    const disposition = `inline; filename="n_me _x_.png"; filename*=UTF-8''n%C3%A4me%20%22x%22.png`;
    assert.equal(answer.headers.get('content-disposition'), disposition);
  }),

  storeCase(
    'what a link serves may be cached privately for at most ten minutes',
    async ({ store, fetch }) => {
      const key = freshKey();
      await store.put(key, text('picture'), 'image/png');
      const answer = await fetch(await store.readUrl(key, pngLink));
      await answer.arrayBuffer();
      const [, seconds] = /^private, max-age=(\d+)/.exec(answer.headers.get('cache-control') ?? '') ?? [];
      assert.ok(
        Number(seconds) > 0 && Number(seconds) <= 600,
        `cache-control: ${answer.headers.get('cache-control')}`,
      );
    },
  ),

  storeCase('a link of an attachment is saved by browsers instead of shown', async ({ store, fetch }) => {
    const key = freshKey();
    await store.put(key, text('document'), 'application/pdf');
    const link = { contentType: 'application/pdf', name: 'a.pdf', attachment: true };
    const answer = await fetch(await store.readUrl(key, link));
    await answer.arrayBuffer();
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="a\.pdf"/);
  }),

  storeCase(
    'the same link is the same URL; any other type, name or disposition is another',
    async ({ store, fetch }) => {
      const key = freshKey();
      await store.put(key, text('picture'), 'image/png');
      const links = [
        pngLink,
        { ...pngLink, attachment: true },
        { ...pngLink, name: 'other.png' },
        { ...pngLink, contentType: 'image/webp' },
      ];
      const url = await store.readUrl(key, pngLink);
      const urls = await Promise.all(links.map((link) => store.readUrl(key, link)));
      assert.equal(urls[0], url);
      assert.equal(new Set(urls).size, links.length, 'different links share a URL');
      const answers = await Promise.all(urls.map((one) => fetch(one)));
      const shown = answers.map(({ headers }) =>
        [headers.get('content-type'), headers.get('content-disposition')].join(),
      );
      assert.equal(new Set(shown).size, links.length, 'different links have the same answer');
    },
  ),

  storeCase(
    'a link of an object that does not exist, and a changed link, are refused',
    async ({ store, fetch }) => {
      const [mine, other] = [freshKey(), freshKey()];
      await assertRefused(fetch(await store.readUrl(mine, pngLink)), 'a link to nothing');
      for (const key of [mine, other]) await store.put(key, text('secret'), 'image/png');
      const url = await store.readUrl(mine, { ...pngLink, name: 'mine.png' });
      const toOther = url.includes(mine) ? url.replace(mine, other) : url.replace(/.(?=\.[^.]+$)/, 'x');
      await assertRefused(fetch(toOther), 'a link to another object');
      const forged = url.replace(/.(?=.{12}$)/, (c) => (c === 'a' ? 'b' : 'a'));
      await assertRefused(fetch(forged), 'a link with another signature');
    },
  ),

  storeCase('a link to read can neither write nor delete', async ({ store, fetch }) => {
    const [kept, free] = [freshKey(), freshKey()];
    await store.put(kept, text('kept'), 'image/png');
    const headers = { 'content-type': 'image/png', 'x-ms-blob-type': 'BlockBlob' };
    for (const key of [kept, free])
      for (const method of ['PUT', 'POST', 'DELETE']) {
        const url = await store.readUrl(key, pngLink);
        const body = method === 'DELETE' ? null : 'changed';
        await assertRefused(fetch(url, { method, headers, body }), `${method} with a link to read`);
      }
    await assertHolds(store, kept, 'kept');
    await assertMissing(store, free);
  }),

  storeCase(
    'a link to read serves for five minutes, and no longer than ten',
    async (subject) => {
      const { store, fetch, later } = subject;
      const key = freshKey();
      await store.put(key, text('picture'), 'image/png');
      const url = await store.readUrl(key, pngLink);
      const status = async (ms: number) => {
        later(ms);
        const answer = await fetch(url).finally(() => later(0));
        await answer.arrayBuffer();
        return answer.status;
      };
      assert.equal(await status(tenMinutesMs / 2 - 5_000), 200, 'after five minutes');
      const after = await status(tenMinutesMs + 1_000);
      assert.ok([400, 403].includes(after), `after ten minutes it was answered ${after}`);
    },
    'later',
  ),

  storeCase(
    'a link to read says that it ends within ten minutes',
    async ({ store, endOf }) => {
      const left = endOf(await store.readUrl(freshKey(), pngLink)) - Date.now();
      assert.ok(left > tenMinutesMs / 2 - 5_000 && left <= tenMinutesMs, `it ends in ${left} ms`);
    },
    'endOf',
  ),
];
