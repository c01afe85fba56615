import type { ItemId } from '../items/item.ts';
import { bodySpots } from '../outfits/clashes.ts';
import type { Candidate, Suggestion, SuggestionCriteria } from './candidate.ts';
import { optionalRoles, type Role, roles } from './roles.ts';
import { OutfitScorer } from './score.ts';

type Pieces = readonly Candidate[];
/** Partial outfits kept after each step: more find better outfits, fewer answer faster. */
const beamWidth = 40;
const candidatesPerRole = 24;

/**
 * The best outfits of these items, by beam search; no outfit has two items in one slot and layer. Deterministic: the
 * order of `candidates` does not matter.
 */
export function suggest(
  candidates: Pieces,
  wishes: SuggestionCriteria,
  recentWears: readonly (readonly ItemId[])[],
): Suggestion[] {
  const scale = new OutfitScorer(wishes, recentWears);
  const ranked = [...candidates].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const alone = new Map(ranked.map((item) => [item, scale.score([item])]));
  const best = (role: Role) =>
    ranked
      .filter(role)
      .sort((a, b) => alone.get(b)! - alone.get(a)!)
      .slice(0, candidatesPerRole);
  const bestOf = (all: Pieces[]) => {
    const keys = new Map<Pieces, string>();
    // Needed for ties only, so computed lazily.
    const key = (pieces: Pieces) => {
      let made = keys.get(pieces);
      if (made === undefined) keys.set(pieces, (made = keyOf(pieces)));
      return made;
    };
    return all
      .map((pieces) => ({ pieces, score: scale.score(pieces) }))
      .sort((a, b) => b.score - a.score || (key(a.pieces) < key(b.pieces) ? -1 : 1))
      .slice(0, beamWidth)
      .map(({ pieces }) => pieces);
  };
  const extendWith = (from: Pieces[], role: Role, needed: boolean): Pieces[] => {
    const more = best(role);
    const grown = from.flatMap((pieces) =>
      more.filter((item) => fits(item, pieces)).map((item) => [...pieces, item]),
    );
    return bestOf(needed ? grown : [...from, ...grown]);
  };

  const shirts = bestOf(best(roles.shirt).map((item) => [item]));
  let outfits = bestOf([
    ...extendWith(shirts, roles.bottom, true),
    ...best(roles.dress).map((item) => [item]),
    ...extendWith(shirts, roles.suit, true),
  ]);
  outfits = extendWith(outfits, roles.shoes, true);
  for (const role of optionalRoles(wishes)) outfits = extendWith(outfits, role, false);
  return diversify(outfits, wishes.limit).map((pieces) => scale.explain(pieces));
}

const fits = (item: Candidate, pieces: Pieces): boolean =>
  !pieces.some((piece) => bodySpots(piece.category).some((spot) => bodySpots(item.category).includes(spot)));

const keyOf = (pieces: Pieces): string =>
  pieces
    .map(({ id }) => id)
    .sort()
    .join();

/** The items that cover the body: outfits that differ only in a scarf have the same base. */
const baseOf = (pieces: Pieces): string =>
  keyOf(
    pieces.filter((piece) =>
      [roles.shirt, roles.bottom, roles.dress, roles.suit].some((role) => role(piece)),
    ),
  );

/** The best outfit of each base first, then the rest by score. */
function diversify(outfits: Pieces[], limit: number): Pieces[] {
  const bases = new Set<string>();
  const firsts = outfits.filter((pieces) => {
    const base = baseOf(pieces);
    return bases.has(base) ? false : bases.add(base);
  });
  return [...firsts, ...outfits.filter((pieces) => !firsts.includes(pieces))].slice(0, limit);
}
