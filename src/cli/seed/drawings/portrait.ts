/** Who is on a portrait; colours are `#rrggbb`. */
export interface Face {
  readonly background: string;
  readonly skin: string;
  readonly hair: string;
  readonly clothes: string;
  readonly cut: keyof typeof cuts;
  readonly glasses: boolean;
}

/** Hair behind the head and before it, on a 200 by 200 square. */
export const cuts = {
  short: ['', 'M62 88Q58 44 100 42 142 44 138 88 132 66 118 62 92 70 76 64 66 72 62 88Z'],
  long: [
    'M58 90Q54 38 100 38 146 38 142 90L150 156Q100 168 50 156Z',
    'M62 90Q62 46 100 46 138 46 138 90 130 68 104 60 74 68 62 90Z',
  ],
  bun: [
    'M84 30a18 18 0 1 0 32 0a18 18 0 1 0 -32 0Z',
    'M62 86Q60 42 100 42 140 42 138 86 128 60 100 58 72 60 62 86Z',
  ],
  curls: [
    'M52 92a20 20 0 0 1 8-36 22 22 0 0 1 22-20 24 24 0 0 1 36 0 22 22 0 0 1 22 20 20 20 0 0 1 8 36 16 16 0 0 1-12 22H64a16 16 0 0 1-12-22Z',
    'M64 82Q60 52 100 50 140 52 136 82 120 62 100 66 80 62 64 82Z',
  ],
  bob: [
    'M56 92Q52 38 100 38 148 38 144 92L144 126Q132 132 126 122H74Q68 132 56 126Z',
    'M62 92Q62 48 100 46 138 48 138 92L134 76Q98 74 84 58 74 76 62 92Z',
  ],
  bald: ['', ''],
} as const;

/** A person from the shoulders up. */
export function portraitSvg({ background, skin, hair, clothes, cut, glasses }: Face, side: number): string {
  const [behind, before] = cuts[cut];
  const frames =
    '<path d="M70 94a13 13 0 1 0 26 0a13 13 0 1 0 -26 0ZM104 94a13 13 0 1 0 26 0a13 13 0 1 0 -26 0ZM96 92H104" fill="none" stroke="#2b2226" stroke-width="3"/>';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 200 200">
<path d="M0 0H200V200H0Z" fill="${background}"/>
<path d="${behind}" fill="${hair}"/>
<path d="M84 118H116V150Q100 166 84 150Z" fill="${skin}"/><path d="M84 128Q100 142 116 128V140Q100 152 84 140Z" fill="#000" opacity=".12"/>
<path d="M26 200Q28 156 82 146 100 166 118 146 172 156 174 200Z" fill="${clothes}"/>
<path d="M62 84Q62 48 100 48 138 48 138 84 138 130 100 134 62 130 62 84Z" fill="${skin}"/>
<path d="${before}" fill="${hair}"/>
<path d="M83 92h.01M117 92h.01" stroke="#2b2226" stroke-width="7" stroke-linecap="round"/>
<path d="M88 114Q100 123 112 114" fill="none" stroke="#2b2226" stroke-width="3.5" stroke-linecap="round"/>
${glasses ? frames : ''}</svg>`;
}
