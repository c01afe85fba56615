import type { QueryClient } from '@tanstack/react-query';
import { delMany, get, setMany } from 'idb-keyval';
import { ConnectionFailed, type OperationName } from '../../client/index.ts';
import { account } from './account.ts';
import { type Entry, newestFirst, withEntry } from './kept-entries.ts';
import { Store } from './store.ts';

// The newest answers of some lists stay on the device, so that they can be read without a connection. They carry whose
// they are, and go at the sign-out.

const readable: ReadonlySet<OperationName> = new Set([
  'identity.get-me',
  'identity.get-inbox-counts',
  'feed.read-home',
  'wardrobe.list-items',
  'wardrobe.list-outfits',
  'wardrobe.list-occasions',
  'wardrobe.list-wears',
  'messaging.list-conversations',
]);

interface Answer {
  /** When the service gave it, in milliseconds. */
  readonly at: number;
  readonly data: unknown;
}
const index = 'kept';
/** Who is signed in is asked before that is known. */
const who = 'kept me';
const keyOf = (name: OperationName, input: object): string | undefined => {
  if (name === 'identity.get-me') return who;
  const owner = account.get();
  return owner === undefined ? undefined : `kept ${owner} ${name} ${JSON.stringify(input)}`;
};

const shown = new Map<string, number>();
/** Since when the page shows what was kept; undefined when everything is fresh. */
export const asOf = new Store<number | undefined>(undefined);
function mark(key: string, at: number | undefined): void {
  if (at === undefined) shown.delete(key);
  else shown.set(key, at);
  const oldest = shown.size === 0 ? undefined : Math.min(...shown.values());
  if (oldest !== asOf.get()) asOf.set(oldest);
}
let signOuts = 0;
/** At the sign-out. What is stored goes with all other storage. */
export function forgetKept(): void {
  signOuts++;
  shown.clear();
  asOf.set(undefined);
}

let writing = Promise.resolve();
/** One after the other: the index names all that is kept. */
function keep(key: string, data: unknown): void {
  const before = signOuts;
  writing = writing
    .then(async () => {
      const text = JSON.stringify(data);
      const entry: Entry = { key, at: Date.now(), size: text.length };
      const { stay, go } = withEntry((await get<Entry[]>(index)) ?? [], entry);
      // Nothing is written for someone who has signed out meanwhile.
      if (signOuts !== before) return;
      const answer: [string, Answer][] = stay.includes(entry) ? [[key, { at: entry.at, data }]] : [];
      await Promise.all([
        delMany(go.map((one) => one.key)),
        setMany([...answer, [index, newestFirst(stay)]]),
      ]);
    })
    // Without storage nothing can be read offline; the page itself works.
    .catch(() => {});
}

/** Someone has signed in: what was kept for others goes, whoever they were. */
export function keepFor(user: { readonly id: string }): void {
  forgetKept();
  account.set(user.id);
  writing = writing
    .then(async () => delMany([index, ...((await get<Entry[]>(index)) ?? []).map(({ key }) => key)]))
    .catch(() => {});
  keep(who, user);
}

/** After this time it is asked whether there is a connection at all: a slow answer is worth waiting for. */
const graceMs = 600;
/** So long nobody asks that again. */
const deadMs = 3_000;
let deadUntil = 0;
const nothing = Symbol('nothing');
const afterGrace = () => new Promise<typeof nothing>((resolve) => setTimeout(resolve, graceMs, nothing));

async function isDead(): Promise<boolean> {
  if (Date.now() < deadUntil) return true;
  const answers = navigator.onLine
    ? await fetch('/manifest.webmanifest', { method: 'HEAD', cache: 'no-store' }).then(
        () => true,
        () => false,
      )
    : false;
  if (!answers) deadUntil = Date.now() + deadMs;
  return !answers;
}

/** There is a connection again: what was kept is shown no longer. */
export function renewKept(cache: QueryClient): void {
  deadUntil = 0;
  if (asOf.get() !== undefined) void cache.invalidateQueries();
}

const endOf = (data: unknown) =>
  typeof data === 'object' && data && 'nextCursor' in data ? { nextCursor: null } : {};

/** Asks the service and keeps the answer; without a connection, what was kept is read instead. */
export async function keeping<T>(name: OperationName, input: object, ask: () => Promise<T>): Promise<T> {
  if (!readable.has(name)) return ask();
  const before = signOuts;
  const asked = ask();
  asked.catch(() => {});
  const read = async () => {
    const key = keyOf(name, input);
    const found = key === undefined ? undefined : await get<Answer>(key).catch(() => undefined);
    if (key !== undefined && found) mark(key, found.at);
    // Further pages are not kept.
    return found && ({ ...(found.data as object), ...endOf(found.data) } as T);
  };
  const fresh = (data: T): T => {
    if (signOuts !== before) return data;
    if (name === 'identity.get-me') account.set((data as { id: string }).id);
    const key = keyOf(name, input);
    if (key === undefined) return data;
    mark(key, undefined);
    keep(key, data);
    return data;
  };
  const mayWait = Date.now() >= deadUntil;
  const first = mayWait ? await Promise.race([asked.catch(() => nothing), afterGrace()]) : nothing;
  if (first !== nothing) return fresh(first as T);
  if (await isDead()) {
    const found = await read();
    if (found !== undefined) return found;
  }
  try {
    return fresh(await asked);
  } catch (error) {
    const found = error instanceof ConnectionFailed ? await read() : undefined;
    if (found === undefined) throw error;
    return found;
  }
}
