import { refusal } from '../../kernel/refusal.ts';

export class WashNotFound extends refusal(
  'wardrobe.wash-not-found',
  'not-found',
  'You have recorded no such wash',
) {}
