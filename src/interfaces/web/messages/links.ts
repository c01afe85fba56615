const kinds = { post: 'post', outfits: 'outfit', 'wardrobe/items': 'item' } as const;
type Path = keyof typeof kinds;

/** Something of this app to which a text leads. */
export interface Linked {
  readonly kind: (typeof kinds)[Path];
  readonly id: string;
}

/** The most that is shown below one text. */
const most = 3;

/** Links of this origin to posts, outfits and items, each once, in their order. */
export function ownLinks(text: string, origin: string): Linked[] {
  const found = new Map<string, Linked>();
  for (const [url] of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    if (!url.startsWith(`${origin}/`)) continue;
    const [, path, id] =
      /^(post|outfits|wardrobe\/items)\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\w/-])/.exec(
        url.slice(origin.length + 1),
      ) ?? [];
    if (path !== undefined && id !== undefined) found.set(id, { kind: kinds[path as Path], id });
  }
  return [...found.values()].slice(0, most);
}
