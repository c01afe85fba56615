// Garments drawn by ourselves, for items without an image: an outline by category, filled with the item's colour.

const shapes = {
  shirt: 'M22 12 10 20l5 11 5-3v26h24V28l5 3 5-11-12-8c-2 4-5 6-10 6s-8-2-10-6Z',
  sweater: 'M22 12 8 22l4 24 7-1V54h26V45l7 1 4-24-14-10c-2 4-5 6-10 6s-8-2-10-6Z',
  coat: 'M22 8 9 18l3 30 7-1v11h26V47l7 1 3-30L42 8l-10 8ZM32 16v42',
  vest: 'M22 12l-4 10 3 6v26h22V28l3-6-4-10-10 12Z',
  trousers: 'M20 8h24l3 48H36L32 24l-4 32H17Z',
  shorts: 'M19 14h26l4 28H35l-3-14-3 14H15Z',
  skirt: 'M22 12h20l10 42H12Z',
  dress: 'M24 8l-2 12 3 8-11 28h36L39 28l3-8-2-12c-4 5-12 5-16 0Z',
  suit: 'M22 8 10 18l3 26 6-1v13h26V43l6 1 3-26L42 8l-10 14Zm10 14v34',
  shoe: 'M8 30c6 2 10 0 14-6l20 14c4 2 14 2 14 8v4H8Z',
  boot: 'M20 8h16v28c6 4 16 4 18 10v8H20Z',
  hat: 'M8 44c4 6 44 6 48 0-2-3-8-4-10-4 0-18-4-24-14-24S18 22 18 40c-2 0-8 1-10 4Z',
  bag: 'M12 26h40l4 30H8Zm10 0v-6a10 10 0 0 1 20 0v6',
  scarf: 'M20 10c4 6 20 6 24 0l4 10c-4 5-8 6-12 6v28H26V26c-4 0-8-2-12-6Z',
  belt: 'M4 28h40v8H4Zm40-2h14v12H44Z',
  glasses: 'M6 26h22v6a11 9 0 0 1-22 0Zm30 0h22v6a11 9 0 0 1-22 0Zm-8 2h8',
  round: 'M32 16a16 16 0 1 1-.1 0ZM26 16l2-8h8l2 8m-12 32 2 8h8l2-8',
  socks: 'M22 8h14v26l10 10c4 6-4 12-10 8L22 40Z',
  underwear: 'M10 20h44v8c-10 2-16 8-17 16H27c-1-8-7-14-17-16Z',
} as const;
type Shape = keyof typeof shapes;

const byCategory: Readonly<Record<string, Shape>> = {
  ...{
    coat: 'coat',
    jacket: 'coat',
    parka: 'coat',
    cape: 'coat',
    blazer: 'suit',
    suit: 'suit',
    vest: 'vest',
    'tank-top': 'vest',
  },
  ...{
    sweater: 'sweater',
    cardigan: 'sweater',
    hoodie: 'sweater',
    sweatshirt: 'sweater',
    turtleneck: 'sweater',
    thermal: 'sweater',
  },
  ...{
    trousers: 'trousers',
    jeans: 'trousers',
    leggings: 'trousers',
    joggers: 'trousers',
    tights: 'trousers',
    tracksuit: 'trousers',
    pyjamas: 'trousers',
  },
  ...{
    shorts: 'shorts',
    culottes: 'shorts',
    skirt: 'skirt',
    dress: 'dress',
    gown: 'dress',
    jumpsuit: 'dress',
  },
  ...{
    boots: 'boot',
    'ankle-boots': 'boot',
    sneakers: 'shoe',
    sandals: 'shoe',
    heels: 'shoe',
    flats: 'shoe',
    loafers: 'shoe',
    slippers: 'shoe',
    'sports-shoes': 'shoe',
  },
  ...{
    hat: 'hat',
    cap: 'hat',
    beanie: 'hat',
    helmet: 'hat',
    bag: 'bag',
    backpack: 'bag',
    purse: 'bag',
    suitcase: 'bag',
    scarf: 'scarf',
    tie: 'scarf',
  },
  ...{
    belt: 'belt',
    glasses: 'glasses',
    sunglasses: 'glasses',
    watch: 'round',
    ring: 'round',
    bracelet: 'round',
    necklace: 'round',
    jewellery: 'round',
    earrings: 'round',
  },
  ...{ socks: 'socks', underwear: 'underwear', bra: 'underwear', swimwear: 'underwear' },
};

export const shapeOf = (category: string): Shape => byCategory[category] ?? 'shirt';

/** Decorative: the name of the item stands beside it. */
export const Garment = ({
  category,
  colour = '#b9a5a0',
}: {
  category: string;
  colour?: string | undefined;
}) => (
  <svg viewBox="0 0 64 64" aria-hidden="true" width="100%" height="100%">
    <path
      d={shapes[shapeOf(category)]}
      fill={colour}
      stroke="currentColor"
      strokeOpacity="0.45"
      strokeWidth="1.5"
      vectorEffect="non-scaling-stroke"
      strokeLinejoin="round"
    />
  </svg>
);
