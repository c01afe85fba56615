import { expect, test } from 'vitest';
import { serviceColumns } from './schema-columns.ts';
import { pageOf, StatementList } from './statement-list.ts';
import { readVSchema } from './vschema.ts';

const own = { text: 'select text from posts where author_id = ?', values: ['a'] };
const scatter = { text: "begin;\nupdate posts set text = 'x;';\ncommit", values: [] };
const newList = () => new StatementList(readVSchema(), serviceColumns());

test('a statement that asks all shards stands first, and changes the page', () => {
  const list = newList();
  list.add('read', [own]);
  const before = pageOf(list.families, '');
  list.add('write', [scatter]);
  const after = pageOf(list.families, '');
  expect(list.families.map(({ statement }) => statement)).toEqual(['update posts', 'select posts']);
  expect(before).toContain('| all shards | 0 |');
  expect(after).toContain('| all shards | 1 |');
  expect(after).toContain('| update posts | no key of posts |  | write |');
});

test('a statement that finds its rows in another way is another line', () => {
  const list = newList();
  list.add('read', [own, { ...own, text: 'select text from posts where id = ?' }, own]);
  list.add('read again', [own]);
  expect(list.families.map(({ route, operations }) => [...route.keys, ...operations])).toEqual([
    ['posts.author_id', 'read', 'read again'],
    ['posts.id (posts_by_id)', 'read'],
  ]);
});

test('what a call itself has sent is not listed as background', () => {
  const list = newList();
  const known = list.add('write', [own]);
  list.add('background', [own, scatter], known);
  expect(list.families.map(({ operations }) => [...operations])).toEqual([['background'], ['write']]);
});
