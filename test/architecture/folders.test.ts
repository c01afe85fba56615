import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** The folders of a context, lowest first: each may import itself and those before it. */
const folders: Readonly<Record<string, readonly string[]>> = {
  wardrobe: [
    'items',
    'outfits',
    'laundry',
    'occasions',
    'diary',
    'collections',
    'suggestions',
    'import-export',
    'purge',
    'changes',
  ],
  identity: ['passwords', 'mail', 'sessions', 'accounts', 'factors', 'sign-in', 'profiles'],
  messaging: ['messages', 'conversations', 'presence', 'rooms', 'purge'],
  notifications: ['inbox', 'preferences', 'webhook', 'deliveries', 'channels', 'sendings'],
};

const imports = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path]) =>
    posix.join(posix.dirname(file), path!),
  );

test.each(Object.entries(folders))(
  'the folders of %s import only what comes before them',
  (context, order) => {
    const folderOf = (path: string) => order.indexOf(path.split(`/${context}/`)[1]?.split('/')[0] ?? '');
    const files = globSync(`src/{domain,application,infrastructure}/${context}/*/**/*.ts`).map((file) =>
      file.replaceAll('\\', '/'),
    );
    expect(files.filter((file) => folderOf(file) < 0)).toEqual([]);
    const upward = files.flatMap((file) =>
      imports(file)
        .filter((path) => path.includes(`/${context}/`) && folderOf(path) > folderOf(file))
        .map((path) => `${file} → ${path}`),
    );
    expect(upward).toEqual([]);
  },
);
