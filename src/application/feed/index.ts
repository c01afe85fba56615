import { explore } from './queries/explore.ts';
import { readHome } from './queries/read-home.ts';
import { fanOut, fanOutAnew, keepOwnEntry, takeBack } from './subscribers/fan-out.ts';
import {
  blockInFeed,
  dropFeed,
  followInFeed,
  friendInFeed,
  muteInFeed,
  openFeed,
} from './subscribers/resync.ts';

export const operations = [readHome, explore] as const;

export const subscribers = [
  keepOwnEntry,
  fanOut,
  takeBack,
  fanOutAnew,
  openFeed,
  dropFeed,
  followInFeed,
  muteInFeed,
  friendInFeed,
  blockInFeed,
] as const;
