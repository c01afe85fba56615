// What a number of daily users needs, from the figures in bench/README.md: prints the table of docs/scaling.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Calls of one user per day: roughly the mix of Mattermost's load test, plus a feed. */
const calls = {
  feedPages: 20,
  otherReads: 61,
  posts: 1,
  comments: 4,
  reactions: 12,
  follows: 2,
  messages: 15,
};
const peak = 3;
const onlineShare = 0.08;
const secondsOfDay = 86_400;
const microsecond = 1e-6;
/** So that a process that fails can be carried by the others, and nobody waits. */
const usedAtPeak = 0.5;
const socketsOfProcess = 15_000;
const bytes = { message: 400, event: 250 };
const eventsOfWrite = 1.3;

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');

/** The sum of a cell such as `1071 + 1447`, in µs. */
export function figure(row: string, column: number): number {
  const line = readme.split('\n').find((text) => text.startsWith(`| ${row} |`));
  const cell = line?.split('|')[column + 1]?.match(/\d+(\.\d+)?/g);
  if (!cell) throw new Error(`bench/README.md has no figure ${column} in the row "${row}"`);
  return cell.reduce((sum, number) => sum + Number(number), 0);
}

const commands = (row: string) => figure(`${row}, MySQL`, 4);
/** µs of CPU of the service and the database, with all that follows. */
const costs: Readonly<Record<keyof typeof calls, number>> = {
  feedPages: figure('home feed, 500 follows, MySQL', 3),
  // A page of any other list has one statement of the same size, without references and images.
  otherReads: figure('home feed, 500 follows, MySQL', 3) / 2,
  posts: commands('create a post'),
  comments: commands('comment'),
  reactions: commands('react'),
  follows: commands('follow'),
  messages: figure('spread over 900 conversations, MySQL', 2),
};

const total = (of: readonly (keyof typeof calls)[]) => of.reduce((sum, name) => sum + calls[name], 0);
const writes = ['posts', 'comments', 'reactions', 'follows', 'messages'] as const;
/** Stored events of a user. Events are kept for 30 days, events of messages for one day. */
const events = ((total(writes) - calls.messages) * 30 + calls.messages) * eventsOfWrite;
const all = Object.keys(calls) as (keyof typeof calls)[];

function row(users: number): string[] {
  const each = (users * peak) / secondsOfDay;
  const cpu = all.reduce((sum, name) => sum + calls[name] * costs[name], 0) * microsecond;
  const cores = each * cpu;
  const online = users * onlineShare;
  return [
    short(users),
    `${short(each * total(all))}, ${short(each * total(writes))}`,
    short(cores / usedAtPeak),
    `${short(online)}: ${Math.ceil(online / socketsOfProcess)}`,
    `${size(users * events * bytes.event)}, ${size(users * calls.messages * 365 * bytes.message)}`,
  ];
}

const short = (value: number): string => {
  if (value >= 1e6) return `${rounded(value / 1e6)} M`;
  return value >= 1e3 ? `${rounded(value / 1e3)} k` : rounded(value);
};
const size = (value: number): string =>
  value >= 1e12 ? `${rounded(value / 1e12)} TB` : `${rounded(value / 1e9)} GB`;
const rounded = (value: number) => `${Number(value.toPrecision(2))}`;

export const table = [
  [
    'daily users',
    'calls, writes a second at the peak',
    'cores, half used at the peak',
    'open sockets: processes',
    'events kept, messages a year',
  ],
  ['---', '---', '---', '---', '---'],
  ...[1e4, 1e5, 1e6, 1e7, 1e8].map(row),
]
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(`${table}\n`);
