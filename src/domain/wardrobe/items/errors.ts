import { refusal } from '../../kernel/refusal.ts';

export class ItemNotFound extends refusal(
  'wardrobe.item-not-found',
  'not-found',
  'The item does not exist or you may not see it',
) {}

export class ItemInUse extends refusal(
  'wardrobe.item-in-use',
  'conflict',
  'The item is in use; retire it instead',
) {}

export class ItemNotOwned extends refusal(
  'wardrobe.item-not-owned',
  'conflict',
  'Only items that you own can be moved, washed or retired',
) {}

export class ItemNotGone extends refusal(
  'wardrobe.item-not-gone',
  'conflict',
  'Only items that are gone can be restored',
) {}

export class DueBackTooEarly extends refusal(
  'wardrobe.due-back-too-early',
  'invalid',
  'An item cannot be due back in the past',
) {}

export class NothingIsDueBack extends refusal(
  'wardrobe.nothing-due-back',
  'invalid',
  'Items in the closet, in storage or lost have no due date',
) {}

export class ProceedsDiffer extends refusal(
  'wardrobe.proceeds-in-another-currency',
  'invalid',
  'The proceeds must be in the currency of the price',
) {}
