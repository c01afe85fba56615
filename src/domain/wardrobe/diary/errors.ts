import { refusal } from '../../kernel/refusal.ts';

export class WearNotFound extends refusal(
  'wardrobe.wear-not-found',
  'not-found',
  'Your diary has no such wear',
) {}

export class ItemIsWished extends refusal(
  'wardrobe.item-is-wished',
  'invalid',
  'Items on your wish list cannot have been worn',
) {}
