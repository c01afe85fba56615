import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

interface PostView {
  readonly id: string;
  readonly text: string;
  readonly media: readonly { readonly url: string }[];
}

/**
 * Uses a running service as a person does: registers, posts a picture, reads the feed, follows the picture's link, and
 * opens the web app. Throws where the service does something else.
 */
export async function checkService(url: string, step: (name: string) => void): Promise<void> {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(new URL(path, url), { headers, signal: AbortSignal.timeout(10_000) });
    assert.equal(answer.status, 200, `GET ${path} answered ${answer.status}: ${await excerpt(answer)}`);
    return answer;
  };
  const create = async <T>(path: string, body: string | FormData, headers: Record<string, string>) => {
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch(new URL(path, url), { method: 'POST', body, headers, signal });
    assert.equal(answer.status, 201, `POST ${path} answered ${answer.status}: ${await excerpt(answer)}`);
    return (await answer.json()) as T;
  };

  step('answers /healthz and /readyz');
  await get('/healthz');
  await get('/readyz');

  step('registers a person');
  const username = `check${randomBytes(6).toString('hex')}`;
  const account = { username, email: `${username}@example.com`, password: randomBytes(16).toString('hex') };
  const json = { 'content-type': 'application/json' };
  const { accessToken } = await create<{ accessToken: string }>(
    '/api/auth/register',
    JSON.stringify(account),
    json,
  );
  const authorization = `Bearer ${accessToken}`;

  step('publishes a post with a picture');
  const picture = sharp({ create: { width: 300, height: 200, channels: 3, background: '#d01f2e' } });
  const form = new FormData();
  form.append('text', 'A red square');
  form.append('images', new Blob([new Uint8Array(await picture.png().toBuffer())]), 'square.png');
  const post = await create<PostView>('/api/posts', form, { authorization });

  step('shows it in the feed, with its picture');
  const feed = (await (await get('/api/posts/feed', { authorization })).json()) as { items: PostView[] };
  const [first] = feed.items;
  assert.equal(first?.id, post.id, 'the post is not the first in the feed of its author');
  const shown = await (await fetch(first.media[0]!.url)).arrayBuffer();
  assert.equal((await sharp(shown).metadata()).width, 300, 'the link of the picture leads to something else');

  step('serves the web app');
  const page = await (await get('/')).text();
  assert.match(page, /<title>Layers<\/title>/);
  const [script] = /\/assets\/main-[\w-]+\.js/.exec(page) ?? [];
  assert.ok(script, 'the page of the web app names no script');
  await get(script);
  await get('/api/docs');
}

const excerpt = async (answer: Response) => (answer.ok ? '' : (await answer.clone().text()).slice(0, 300));
