import { explore } from './queries/explore.ts';
import { readHome } from './queries/read-home.ts';
import { fanOut, fanOutAgain, keepOwnEntry, retract } from './subscribers/fan-out.ts';
import {
  dropAuthor,
  dropFeed,
  openFeed,
  resyncBlocks,
  resyncFollows,
  resyncFriends,
  resyncMutes,
} from './subscribers/resync.ts';

export const operations = [readHome, explore] as const;

export const subscribers = [
  keepOwnEntry,
  fanOut,
  retract,
  fanOutAgain,
  openFeed,
  dropFeed,
  dropAuthor,
  resyncFollows,
  resyncMutes,
  resyncFriends,
  resyncBlocks,
] as const;
