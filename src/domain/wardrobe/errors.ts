import { refusal } from '../kernel/refusal.ts';

export class ItemNotFound extends refusal(
  'wardrobe.item-not-found',
  'not-found',
  'There is no such item for you',
) {}
export class StaleVersion extends refusal(
  'wardrobe.stale-version',
  'conflict',
  'It has been changed meanwhile; read it again',
) {}
export class ItemInUse extends refusal(
  'wardrobe.item-in-use',
  'conflict',
  'Something refers to this item: retire it instead',
) {}
export class ItemNotOwned extends refusal(
  'wardrobe.item-not-owned',
  'conflict',
  'Only an item that you own can be moved, washed or retired',
) {}
export class ItemNotGone extends refusal(
  'wardrobe.item-not-gone',
  'conflict',
  'Only an item that is gone can be restored',
) {}
export class DayInFuture extends refusal(
  'wardrobe.day-in-future',
  'invalid',
  'That day has not come yet where you are',
) {}
export class DueBackTooEarly extends refusal(
  'wardrobe.due-back-too-early',
  'invalid',
  'It cannot be due back before it left',
) {}
export class NothingIsDueBack extends refusal(
  'wardrobe.nothing-due-back',
  'invalid',
  'What is in the closet, in storage or lost is not due back',
) {}
export class ProceedsDiffer extends refusal(
  'wardrobe.proceeds-in-another-currency',
  'invalid',
  'The proceeds must be in the currency of the price',
) {}
export class CollectionNotFound extends refusal(
  'wardrobe.collection-not-found',
  'not-found',
  'There is no such collection for you',
) {}
export class EntryNotFound extends refusal(
  'wardrobe.entry-not-found',
  'not-found',
  'There is nothing like that for you to collect',
) {}
export class CollectionIsFull extends refusal(
  'wardrobe.collection-is-full',
  'conflict',
  'A collection holds at most 200 entries',
) {}
export class ExportTooLarge extends refusal(
  'wardrobe.export-too-large',
  'too-large',
  'There is too much for one document',
) {}
