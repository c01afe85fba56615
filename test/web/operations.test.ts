import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';

/** Operations that no page needs, and why. */
const forNoPage: Readonly<Record<string, string>> = {
  'identity.reset-password': 'the page without script to which mails link',
  'identity.verify-email': 'the page without script to which mails link',
  'media.get-file-content': 'images and downloads follow the links of the file',
  'messaging.list-heads': 'for clients that keep all messages; pages read what they show',
  'notifications.unread-count': '`identity.get-inbox-counts` has it, with all other counts',
  'notifications.unsubscribe': 'the page without script to which mails link',
  'social.are-friends': 'the relation in each profile says it',
  'wallets.receive-provider-event': 'the payment provider calls it',
  'wardrobe.get-wear': 'the diary lists whole entries',
};

// Names that call nothing: of types, of what is read again after a change, and of lists about all operations.
const aboutOperations = /shell\/live|refusals-ru|client\/(retries|operations|views)\.ts/;
const otherMentions = [
  /<'[^>]*>/g,
  /\brefreshes(?::| =)\s*\[[^\]]*\]/g,
  /\brefresh(?:Soon)?\([^)]*\)/g,
  /queryKey: \[[^\]]*\]/g,
  /\[[^\]]*\] as const satisfies readonly OperationName/g,
];

/** Whether the sources call an operation: by its name, or by a template such as `posts.react-to-${kind}`. */
function callsIn(folder: string): (name: string) => boolean {
  const whole = globSync(`src/interfaces/${folder}/**/*.{ts,tsx}`)
    .filter((path) => !aboutOperations.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const source = otherMentions.reduce((text, mention) => text.replaceAll(mention, ''), whole);
  const names = new Set([...source.matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(([, name]) => name));
  const templates = [...source.matchAll(/`([a-z]+\.[a-z-]*)\$\{[^}]*\}([a-z-]*)`/g)];
  return (name) =>
    names.has(name) || templates.some(([, start, end]) => name.startsWith(start!) && name.endsWith(end!));
}

test('every operation is used by a page, unless it is none for pages', () => {
  const [byPages, byClient] = [callsIn('web'), callsIn('client')];
  const unused = operations
    .map(({ name }): string => name)
    .filter((name) => !byPages(name) && !byClient(name));
  expect(unused.sort()).toEqual(Object.keys(forNoPage).sort());
});
