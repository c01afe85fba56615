import type { SeenMessage } from './rows.ts';

/** What is being written. */
export type Draft =
  | { readonly kind: 'new' }
  | { readonly kind: 'reply' | 'edit'; readonly message: SeenMessage };
