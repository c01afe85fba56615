import type { Faker } from '@faker-js/faker';
import { directScripts, requestTexts } from './directs.ts';
import { makeMessages, type Roles, type World } from './make-messages.ts';
import { lettersOf, parseTalk } from './parse-talk.ts';
import { type RoomScript, roomScripts } from './rooms.ts';
import type { SeededDirect, SeededMessage, SeededRoom, Talks } from './talk-plan.ts';

/** The two people whom a demo signs in. */
export const hosts = [0, 1] as const;
/** Who writes to whom, script by script; they are friends. */
export const directPairs = [
  [0, 2],
  [0, 3],
  [0, 1],
  [0, 4],
  [0, 5],
  [1, 6],
  [1, 7],
  [1, 2],
] as const;
/** Who writes to a host without knowing them. */
export const strangers = [
  [10, 0],
  [11, 1],
] as const;
/** Minutes since the last message, script by script. */
const directEnds = [9, 160, 32, 1350, 2900, 12, 240, 1600];
const roomEnds = [14, 95, 41, 230, 380, 1500, 64];
const requestEnds = [75, 190];
const fewest = 12;

/** Rooms take a dozen people. */
export function makeTalks(faker: Faker, world: World): Talks {
  const count = world.people.length;
  const directs = directPairs.flatMap(([host, friend], i): SeededDirect[] => {
    if (friend >= count) return [];
    const roles = new Map([
      ['a', host],
      ['b', friend],
    ]);
    const messages = makeMessages(faker, world, directScripts[i]!, roles, directEnds[i]!);
    return [
      {
        people: [messages[0]!.by, messages[0]!.by === host ? friend : host],
        messages,
        reads: readsOf(messages, [host, friend], i),
      },
    ];
  });
  const requests = strangers.flatMap(([from, to], i): SeededDirect[] => {
    if (from >= count) return [];
    const message = { by: from, text: requestTexts[i]!, ago: requestEnds[i]!, reactions: [] };
    return [{ people: [from, to], messages: [message], reads: [] }];
  });
  const rooms = count < fewest ? [] : roomScripts.map((script, i) => makeRoom(faker, world, script, i));
  return { directs: [...directs, ...requests], rooms };
}

/** The hosts are in most rooms; each is invited to one. */
function makeRoom(faker: Faker, world: World, script: RoomScript, place: number): SeededRoom {
  const invited = place === 5 ? [0] : place === 6 ? [1] : [];
  const inside = hosts.filter((host) => !invited.includes(host) && place !== 5);
  const others = world.people.map((_, i) => i).filter((i) => i >= hosts.length);
  const letters = lettersOf(parseTalk(script.talk));
  const guests = faker.helpers.shuffle(others);
  const cast = [...guests.slice(0, letters.length - inside.length)];
  inside.forEach((host, i) => void cast.splice((place + 1 + i) % letters.length, 0, host));
  const roles: Roles = new Map(letters.map((letter, i) => [letter, cast[i]!]));
  const messages = makeMessages(faker, world, script.talk, roles, roomEnds[place]!);
  const more = script.visibility === 'public' ? faker.number.int({ min: 2, max: 9 }) : 0;
  const silent = guests.slice(letters.length, letters.length + more);
  const [owner, ...members] = [...cast, ...silent] as [number, ...number[]];
  const { talk: _, ...about } = script;
  return {
    ...about,
    owner,
    members,
    invited,
    shows: world.garments.findIndex((garment) => garment.owner === owner),
    messages,
    reads: readsOf(messages, [owner, ...members], place),
    ...(place === 0 && {
      envelope: {
        by: owner,
        shares: 5,
        takers: members.filter((one) => !hosts.includes(one as 0)).slice(0, 3),
      },
    }),
  };
}

/** Everyone has read everything, except that in every other conversation the hosts have not seen what came last. */
function readsOf(messages: readonly SeededMessage[], people: readonly number[], place: number) {
  const last = messages.length - 1;
  return people.map((by) => {
    const isBehind = place % 2 === 0 && hosts.includes(by as 0);
    return { by, upTo: isBehind ? Math.max(lastBy(messages, by), last - 4) : last };
  });
}

const lastBy = (messages: readonly SeededMessage[], by: number) =>
  messages.findLastIndex((message) => message.by === by);
