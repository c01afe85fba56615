import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { directOf, groups, installedFor, packages, rootsOf, sizeOf } from '../../scripts/install-sizes.ts';

const page = readFileSync('docs/dependencies.md', 'utf8');
const sections = page.split(/^## /m);
const section = (title: string) => sections.find((one) => one.startsWith(title))!;
/** The names in the first column of all tables. */
const listed = (text: string) =>
  [...text.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  );

test('`npm ci` takes at most 260 MB, Node itself left out', () => {
  const installed = installedFor(rootsOf(''));
  expect(installed.size).toBeGreaterThan(300);
  expect(sizeOf(installed)).toBeLessThan(260);
});

test('with all optional packages it is at most 600 MB', () => {
  expect(sizeOf(installedFor(['', ...groups].flatMap(rootsOf)))).toBeLessThan(600);
});

test('the page of dependencies has a reason for each, in the section of its group', () => {
  expect(listed(section('Installed by')).toSorted()).toEqual(directOf('').toSorted());
  for (const group of groups)
    expect([group, ...listed(section(`\`${group.slice('optional/'.length)}\``)).toSorted()]).toEqual([
      group,
      ...directOf(group).toSorted(),
    ]);
});

test('no package is installed in two major versions, except those that the page names', () => {
  const majors = new Map<string, Set<string>>();
  for (const [path, { version }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1)!;
    if (!path.includes('node_modules/') || version === undefined) continue;
    majors.set(name, (majors.get(name) ?? new Set()).add(version.split('.')[0]!));
  }
  const twice = [...majors].filter(([, versions]) => versions.size > 1).map(([name]) => name);
  expect(listed(section('Twice')).toSorted()).toEqual(twice.toSorted());
});
