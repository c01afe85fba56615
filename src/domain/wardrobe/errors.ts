import { refusal } from '../kernel/refusal.ts';

export class StaleVersion extends refusal(
  'wardrobe.stale-version',
  'conflict',
  'It has changed since you read it; read it again',
) {}

export class DayInFuture extends refusal(
  'wardrobe.day-in-future',
  'invalid',
  'This day is in the future in your time zone',
) {}

export class ExportTooLarge extends refusal(
  'wardrobe.export-too-large',
  'too-large',
  'Your wardrobe is too large for one document',
) {}
