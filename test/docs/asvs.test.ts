import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Every requirement of levels 1 and 2 of the ASVS 5.0.0. */
const numbers = `
1.1.1 1.1.2
1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.2.6 1.2.7 1.2.8 1.2.9
1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.3.6 1.3.7 1.3.8 1.3.9 1.3.10 1.3.11
1.4.1 1.4.2 1.4.3
1.5.1 1.5.2
2.1.1 2.1.2 2.1.3
2.2.1 2.2.2 2.2.3
2.3.1 2.3.2 2.3.3 2.3.4
2.4.1
3.2.1 3.2.2
3.3.1 3.3.2 3.3.3 3.3.4
3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6
3.5.1 3.5.2 3.5.3 3.5.4 3.5.5
3.7.1 3.7.2
4.1.1 4.1.2 4.1.3
4.2.1
4.3.1 4.3.2
4.4.1 4.4.2 4.4.3 4.4.4
5.1.1
5.2.1 5.2.2 5.2.3
5.3.1 5.3.2
5.4.1 5.4.2 5.4.3
6.1.1 6.1.2 6.1.3
6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.2.9 6.2.10 6.2.11 6.2.12
6.3.1 6.3.2 6.3.3 6.3.4
6.4.1 6.4.2 6.4.3 6.4.4
6.5.1 6.5.2 6.5.3 6.5.4 6.5.5
6.6.1 6.6.2 6.6.3
6.8.1 6.8.2 6.8.3 6.8.4
7.1.1 7.1.2 7.1.3
7.2.1 7.2.2 7.2.3 7.2.4
7.3.1 7.3.2
7.4.1 7.4.2 7.4.3 7.4.4 7.4.5
7.5.1 7.5.2
7.6.1 7.6.2
8.1.1 8.1.2
8.2.1 8.2.2 8.2.3
8.3.1
8.4.1
9.1.1 9.1.2 9.1.3
9.2.1 9.2.2 9.2.3 9.2.4
10.1.1 10.1.2
10.2.1 10.2.2
10.3.1 10.3.2 10.3.3 10.3.4
10.4.1 10.4.2 10.4.3 10.4.4 10.4.5 10.4.6 10.4.7 10.4.8 10.4.9 10.4.10 10.4.11
10.5.1 10.5.2 10.5.3 10.5.4 10.5.5
10.6.1 10.6.2
10.7.1 10.7.2 10.7.3
11.1.1 11.1.2
11.2.1 11.2.2 11.2.3
11.3.1 11.3.2 11.3.3
11.4.1 11.4.2 11.4.3 11.4.4
11.5.1
11.6.1
12.1.1 12.1.2 12.1.3
12.2.1 12.2.2
12.3.1 12.3.2 12.3.3 12.3.4
13.1.1
13.2.1 13.2.2 13.2.3 13.2.4 13.2.5
13.3.1 13.3.2
13.4.1 13.4.2 13.4.3 13.4.4 13.4.5
14.1.1 14.1.2
14.2.1 14.2.2 14.2.3 14.2.4
14.3.1 14.3.2 14.3.3
15.1.1 15.1.2 15.1.3
15.2.1 15.2.2 15.2.3
15.3.1 15.3.2 15.3.3 15.3.4 15.3.5 15.3.6 15.3.7
16.1.1
16.2.1 16.2.2 16.2.3 16.2.4 16.2.5
16.3.1 16.3.2 16.3.3 16.3.4
16.4.1 16.4.2 16.4.3
16.5.1 16.5.2 16.5.3
17.1.1
17.2.1 17.2.2 17.2.3 17.2.4
17.3.1 17.3.2
`
  .trim()
  .split(/\s+/);

const page = readFileSync('docs/asvs.md', 'utf8');
const rows = [...page.matchAll(/^\| ([\d.]+)(?:–([\d.]+))? \| (.+?) \| (.+) \|$/gm)].map(
  ([, from, to = from, asks, how]) => ({ from: from!, to: to!, asks: asks!, how: how! }),
);

const isTold = ({ how }: { how: string }) =>
  how.startsWith('does not apply: ') || how.startsWith('not met: ');
const named = [...page.matchAll(/`((?:test|src\/contracts)\/[\w./-]+)` › ((?:`[^`]+`(?:, )?)+)/g)].flatMap(
  ([, path, names]) => [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => ({ path: path!, name: name! })),
);

test('every requirement is there once, in its order', () => {
  const between = ({ from, to }: { from: string; to: string }) => {
    const [first, last] = [numbers.indexOf(from), numbers.indexOf(to)];
    return first === -1 || last < first ? [`${from} to ${to}?`] : numbers.slice(first, last + 1);
  };
  expect(numbers).toHaveLength(253);
  expect(rows.flatMap(between)).toEqual(numbers);
});

test('each says by what test or document it is met, or why not', () => {
  const shown = /`(?:test|src\/contracts)\/[^`]+` › `|\]\((?:security|operations)\.md#/;
  expect(rows.filter((row) => !isTold(row) && !shown.test(row.how))).toEqual([]);
});

test('every test that is named is there, under that name', () => {
  const sources = new Map<string, string>();
  const sourceOf = (path: string) => {
    if (!sources.has(path)) sources.set(path, existsSync(path) ? readFileSync(path, 'utf8') : '');
    return sources.get(path)!;
  };
  // `test('…',`, or what follows the cases of `test.each(…)`; never a `describe`.
  const isThere = ({ path, name }: { path: string; name: string }) =>
    sourceOf(path)
      .split(/^(?=\s*(?:test|it|describe|storeCase)\b)/m)
      .some(
        (part) =>
          !part.trimStart().startsWith('describe') && quoted(name).some((text) => part.includes(text)),
      );
  expect(named.filter((one) => !isThere(one))).toEqual([]);
  expect(named.length).toBeGreaterThan(200);
});

const quoted = (name: string) => [`'${name}',`, `"${name}",`];

test('every section that is linked is there', () => {
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-');
  const lost = ['docs/asvs.md', 'docs/security.md', 'docs/operations.md'].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\]\(([\w./-]+\.md)#([\w-]+)\)/g)].filter(([, file, anchor]) => {
      const headings = readFileSync(join('docs', file!), 'utf8').matchAll(/^#+ (.+)$/gm);
      return ![...headings].some(([, heading]) => slug(heading!) === anchor);
    }),
  );
  expect(lost.map(([link]) => link)).toEqual([]);
});

test('what it counts is what it holds', () => {
  const size = ({ from, to }: { from: string; to: string }) =>
    numbers.indexOf(to) - numbers.indexOf(from) + 1;
  const count = (start: string) =>
    rows.filter(({ how }) => how.startsWith(start)).reduce((sum, row) => sum + size(row), 0);
  const [outside, operators, lacking] = ['does not apply', 'operator', 'not met'].map(count) as [
    number,
    number,
    number,
  ];
  const applying = numbers.length - outside;
  expect(page).toContain(
    `Of ${numbers.length}, ${outside} do not apply. Of the other ${applying}, ${applying - operators - lacking} are met, ` +
      `${operators} are the operator’s, and ${lacking} are not met or only in part: ` +
      `${rows
        .filter(({ how }) => how.startsWith('not met'))
        .map(({ from }) => from)
        .join(', ')}.`,
  );
});
