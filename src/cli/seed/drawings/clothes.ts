import { type Drawing, dots } from './drawing.ts';

const sleeved = (hem: number) =>
  `M76 24 48 36Q36 40 33 52L18 142 42 148 60 88 58 ${hem}H142L140 88 158 148 182 142 167 52Q164 40 152 36L124 24Q100 44 76 24Z`;
const short = 'M76 28 48 38 20 78 44 96 60 82 58 172H142L140 82 156 96 180 78 152 38 124 28Q100 48 76 28Z';
const sleeveless = 'M70 26H82Q84 62 100 64 116 62 118 26H130Q130 70 142 84V172H58V84Q70 70 70 26Z';
const cuffs = 'M20 130 44 137 42 148 18 142ZM180 130 156 137 158 148 182 142Z';
const lapels = 'M76 24 64 52 82 66 78 76 100 112 122 76 118 66 136 52 124 24 100 84Z';
const legs = (flare: number, hem: number) =>
  `M64 20H136L${142 + flare} ${hem}H${110 - flare / 3}L100 74 ${90 + flare / 3} ${hem}H${58 - flare}Z`;
const waistband = 'M64 20H136V32H64Z';
const skirt = (flare: number, hem: number) =>
  `M72 24H84Q100 52 116 24H128Q126 60 132 84L${148 + flare} ${hem}Q100 ${hem + 14} ${52 - flare} ${hem}L68 84Q74 60 72 24Z`;
const buttoned = (hem: number): string => `M100 46V${hem}`;

export const clothes = {
  coat: [
    ['main', sleeved(190)],
    ['main', lapels],
    ['line', 'M100 112V190M64 142H82M118 142H136'],
    ['second', 'M59 100H141V112H59Z'],
    ['second', dots(90, 128, 166, 3)],
  ],
  jacket: [
    ['main', sleeved(158)],
    ['second', 'M76 24Q100 44 124 24L130 38Q100 58 70 38ZM58 146H142V158H58Z'],
    ['second', cuffs],
    ['line', 'M100 50V146M70 112 84 126M130 112 116 126'],
  ],
  blazer: [
    ['main', sleeved(166)],
    ['second', lapels],
    ['line', 'M100 112 96 166M66 132H84M116 132H134'],
    ['second', dots(104, 124, 140, 2)],
  ],
  vest: [
    ['main', 'M70 26H80L100 84 120 26H130Q130 66 142 84V160L120 172 100 158 80 172 58 160V84Q70 66 70 26Z'],
    ['line', 'M100 84V158'],
    ['second', dots(94, 98, 146, 4)],
  ],
  cape: [
    ['main', 'M82 24Q100 34 118 24 150 50 178 158 100 188 22 158 50 50 82 24Z'],
    ['second', 'M82 24Q100 34 118 24L126 40Q100 56 74 40Z'],
    ['line', 'M100 48V174M62 96V130M138 96V130'],
  ],
  shirt: [
    ['main', sleeved(172)],
    ['second', 'M76 24 100 46 84 66 66 32ZM124 24 100 46 116 66 134 32Z'],
    ['line', `${buttoned(172)}M112 82H132V104H112Z`],
    ['second', dots(100, 78, 158, 5)],
    ['second', cuffs],
  ],
  't-shirt': [
    ['main', short],
    ['second', 'M76 28Q100 48 124 28L130 32Q100 60 70 32Z'],
  ],
  polo: [
    ['main', short],
    ['second', 'M76 28 100 46 84 62 66 34ZM124 28 100 46 116 62 134 34Z'],
    ['line', 'M100 46V92'],
    ['second', dots(100, 64, 82, 2)],
  ],
  top: [
    ['main', sleeveless],
    ['line', 'M58 162H142'],
  ],
  sweater: [
    ['main', sleeved(168)],
    ['second', 'M76 24Q100 44 124 24L131 32Q100 60 69 32ZM58 154H142V168H58Z'],
    ['second', cuffs],
  ],
  turtleneck: [
    ['main', sleeved(168)],
    ['main', 'M80 10H120L124 34Q100 46 76 34Z'],
    ['line', 'M79 22H121M58 156H142'],
  ],
  hoodie: [
    ['main', sleeved(168)],
    ['second', 'M70 38Q66 8 100 8 134 8 130 38 118 62 100 64 82 62 70 38Z'],
    ['main', 'M82 38Q82 20 100 20 118 20 118 38 112 52 100 54 88 52 82 38Z'],
    ['main', 'M74 122H126L136 152H64Z'],
    ['line', 'M92 62V92M108 62V92M58 158H142'],
  ],
  cardigan: [
    ['main', sleeved(172)],
    ['second', 'M76 24 100 92V172H90V98L66 30ZM124 24 100 92V172H110V98L134 30Z'],
    ['main', dots(100, 106, 162, 4)],
  ],
  trousers: [
    ['main', legs(4, 188)],
    ['second', waistband],
    ['line', 'M100 32V74M76 44 72 186M124 44 128 186'],
  ],
  jeans: [
    ['main', legs(0, 188)],
    ['second', waistband],
    ['line', 'M100 32V74M66 40Q80 52 86 32M134 40Q120 52 114 32M60 178H88M112 178H140'],
  ],
  shorts: [
    ['main', legs(14, 118)],
    ['second', waistband],
    ['line', 'M100 32V74'],
  ],
  leggings: [
    ['main', 'M66 20H134Q138 60 128 120L120 188H104L100 76 96 188H80L72 120Q62 60 66 20Z'],
    ['second', 'M66 20H134V30H66Z'],
  ],
  skirt: [
    ['main', 'M68 40H132L164 158Q100 178 36 158Z'],
    ['second', 'M68 40H132L135 52H65Z'],
    ['line', 'M86 54 74 164M114 54 126 164M100 54V168'],
  ],
  dress: [
    ['main', skirt(16, 178)],
    ['second', 'M68 82H132L136 96H64Z'],
    ['line', 'M84 98 72 180M116 98 128 180'],
  ],
  gown: [
    ['main', skirt(34, 186)],
    ['second', 'M72 24H84Q100 52 116 24H128L127 40Q100 72 73 40Z'],
    ['line', 'M68 84Q100 94 132 84M88 92 62 190M112 92 138 190'],
  ],
  jumpsuit: [
    ['main', 'M72 18H84Q100 44 116 18H128Q126 50 134 74L146 188H112L100 110 88 188H54L66 74Q74 50 72 18Z'],
    ['second', 'M66 74H134L136 86H64Z'],
    ['line', 'M100 40V74'],
  ],
  suit: [
    ['main', 'M70 104H130L136 192H108L100 128 92 192H64Z'],
    ['main', 'M80 10 54 20 40 96 58 102 66 62 64 116H136L134 62 142 102 160 96 146 20 120 10 100 60Z'],
    ['second', 'M80 10 100 60 120 10Q100 24 80 10Z'],
    ['line', 'M100 60 98 116M72 94H86M114 94H128'],
  ],
  tracksuit: [
    ['main', 'M70 104H130L136 192H108L100 128 92 192H64Z'],
    ['main', 'M80 10 54 20 40 96 58 102 66 62 64 114H136L134 62 142 102 160 96 146 20 120 10Q100 26 80 10Z'],
    ['second', 'M54 20 62 17 48 99 40 96ZM146 20 138 17 152 99 160 96ZM64 106H136V116H64Z'],
    ['line', 'M100 20V106'],
  ],
} as const satisfies Record<string, Drawing>;
