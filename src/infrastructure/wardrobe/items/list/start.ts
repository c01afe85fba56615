import type { ItemFilters } from '../../../../application/wardrobe/items/ports.ts';
import { type LeadingWord, startsWith } from './words.ts';

/** The first table of the list's statement, which leads to the items. */
export type Start =
  | { readonly from: 'items' | 'outfit' | 'tag' }
  /** The few rows of the index of words that begin with a word. */
  | { readonly from: 'word'; readonly word: number }
  /** The rows of these terms, each in the order of the ids of the items. */
  | { readonly from: 'terms'; readonly word: number; readonly terms: readonly string[] };

/** `narrow` says that an index of items finds the matches of another filter. */
export function startOf(
  { ownerId, outfitId, tag, categories, sort }: ItemFilters,
  lead: LeadingWord | undefined,
  narrow: boolean,
): Start {
  if (outfitId) return { from: 'outfit' };
  if (lead && !lead.terms) return { from: 'word', word: lead.word };
  if (tag !== undefined && ownerId) return { from: 'tag' };
  const byId = sort === 'newest' || sort === 'oldest';
  if (lead?.terms && byId && !narrow && !categories)
    return { from: 'terms', word: lead.word, terms: lead.terms };
  return { from: 'items' };
}

/** SQL condition: others find the item by the row `t` of `item_terms` too. */
export const shownTo = (own: boolean): string => (own ? '' : 'and t.hidden = 0');

/** The tables, and the id of the item in the first one. The index of one owner's tag or term is ordered by item id. */
export function sourceOf(start: Start, own: boolean): { readonly tables: string; readonly id: string } {
  const itemsBy = (first: string, id: string) => ({ tables: `${first} join items i on i.id = ${id}`, id });
  switch (start.from) {
    case 'items':
      return { tables: 'items i', id: 'i.id' };
    case 'outfit':
      return { ...itemsBy('outfit_pieces op', 'op.item_id'), id: 'i.id' };
    case 'tag':
      return itemsBy('item_tags g', 'g.item_id');
    case 'word':
      return itemsBy(
        `(select distinct t.item_id from item_terms t
          where t.owner_id = :ownerId and ${startsWith('t', start.word)} ${shownTo(own)}) found`,
        'found.item_id',
      );
    case 'terms':
      return itemsBy('item_terms t', 't.item_id');
  }
}
