import { spotsOf } from '../clashes.ts';
import type { ItemId } from '../item.ts';
import type { Candidate, Suggestion, Wishes } from './candidate.ts';
import { optional, type Role, roles } from './roles.ts';
import { Scale } from './score.ts';

type Pieces = readonly Candidate[];
/** What is kept of each step: enough that a good end is rarely lost, few enough to answer at once. */
const breadth = 40;
/** No more of a role are looked at. */
const depth = 24;

/**
 * The best outfits that these items make, none of which has two pieces in one place. The same items and wishes
 * make the same answer, in whatever order they come.
 */
export function suggest(
  candidates: Pieces,
  wishes: Wishes,
  latelyWorn: readonly (readonly ItemId[])[],
): Suggestion[] {
  const scale = new Scale(wishes, latelyWorn);
  const ranked = [...candidates].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const alone = new Map(ranked.map((item) => [item, scale.score([item])]));
  const best = (role: Role) =>
    ranked
      .filter(role)
      .sort((a, b) => alone.get(b)! - alone.get(a)!)
      .slice(0, depth);
  const narrowed = (all: Pieces[]) => {
    const keys = new Map<Pieces, string>();
    // Few are equally good, so few keys are made.
    const key = (pieces: Pieces) => {
      let made = keys.get(pieces);
      if (made === undefined) keys.set(pieces, (made = keyOf(pieces)));
      return made;
    };
    return all
      .map((pieces) => ({ pieces, score: scale.score(pieces) }))
      .sort((a, b) => b.score - a.score || (key(a.pieces) < key(b.pieces) ? -1 : 1))
      .slice(0, breadth)
      .map(({ pieces }) => pieces);
  };
  const joined = (from: Pieces[], role: Role, needed: boolean): Pieces[] => {
    const more = best(role);
    const grown = from.flatMap((pieces) =>
      more.filter((item) => fits(item, pieces)).map((item) => [...pieces, item]),
    );
    return narrowed(needed ? grown : [...from, ...grown]);
  };

  const shirts = narrowed(best(roles.shirt).map((item) => [item]));
  let outfits = narrowed([
    ...joined(shirts, roles.bottom, true),
    ...best(roles.dress).map((item) => [item]),
    ...joined(shirts, roles.suit, true),
  ]);
  outfits = joined(outfits, roles.shoes, true);
  for (const role of optional(wishes)) outfits = joined(outfits, role, false);
  return varied(outfits, wishes.limit).map((pieces) => scale.explained(pieces));
}

const fits = (item: Candidate, pieces: Pieces): boolean =>
  !pieces.some((piece) => spotsOf(piece.category).some((spot) => spotsOf(item.category).includes(spot)));

const keyOf = (pieces: Pieces): string =>
  pieces
    .map(({ id }) => id)
    .sort()
    .join();

/** What covers the body: two outfits that differ only in a scarf are one idea. */
const ideaOf = (pieces: Pieces): string =>
  keyOf(
    pieces.filter((piece) =>
      [roles.shirt, roles.bottom, roles.dress, roles.suit].some((role) => role(piece)),
    ),
  );

/** First one of each idea, then the rest, the best first. */
function varied(outfits: Pieces[], limit: number): Pieces[] {
  const ideas = new Set<string>();
  const firsts = outfits.filter((pieces) => {
    const idea = ideaOf(pieces);
    return ideas.has(idea) ? false : ideas.add(idea);
  });
  return [...firsts, ...outfits.filter((pieces) => !firsts.includes(pieces))].slice(0, limit);
}
