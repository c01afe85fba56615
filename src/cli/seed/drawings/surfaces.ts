/** What clothes are laid out on, 400 by 500, and what lies beside them. */
export type Surface = keyof typeof surfaces;

const planks = [0, 80, 160, 240, 320, 400]
  .map(
    (x, i) =>
      `<path d="M${x} 0H${x + 80}V500H${x}Z" fill="#000" opacity="${[0.02, 0.07, 0.04, 0.09, 0.03, 0.06][i]}"/><path d="M${x + 20} ${60 * i}Q${x + 30} ${60 * i + 120} ${x + 22} ${60 * i + 260}M${x + 54} ${40 * i}Q${x + 44} ${40 * i + 160} ${x + 56} ${40 * i + 300}" fill="none" stroke="#000" stroke-width="1.5" opacity=".08"/>`,
  )
  .join('');
const weave =
  '<defs><pattern id="weave" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 1.5H6M0 4.5H6" stroke="#fff" stroke-width="1" opacity=".25"/><path d="M1.5 0V6M4.5 0V6" stroke="#000" stroke-width="1" opacity=".05"/></pattern></defs><path d="M0 0H400V500H0Z" fill="url(#weave)"/>';
const folds =
  '<path d="M-20 120Q160 60 420 170M-20 380Q200 330 420 440M90 -20Q150 240 60 520" fill="none" stroke="#000" stroke-width="26" opacity=".035" stroke-linecap="round"/><path d="M-20 132Q160 72 420 182M-20 392Q200 342 420 452" fill="none" stroke="#fff" stroke-width="10" opacity=".16"/>';
const veins =
  '<path d="M-10 90Q90 120 150 40T420 60M-10 330Q120 290 210 380T420 330M260 -10Q240 120 320 240T300 520" fill="none" stroke="#6b6570" stroke-width="2.5" opacity=".22"/><path d="M-10 210Q150 250 260 170T420 210" fill="none" stroke="#6b6570" stroke-width="6" opacity=".1"/>';
const floor =
  '<path d="M0 380H400V500H0Z" fill="#000" opacity=".13"/><path d="M0 380H400" stroke="#fff" stroke-width="5" opacity=".5"/>';

const painted = (colour: string, over: string) => `<path d="M0 0H400V500H0Z" fill="${colour}"/>${over}`;

export const surfaces = {
  oak: painted('#d8b98f', planks),
  walnut: painted('#9a7458', planks),
  linen: painted('#e6ddcf', weave + folds),
  sheet: painted('#dfe4ea', weave + folds),
  marble: painted('#f1eeec', veins),
  wall: painted('#cfd8cf', floor),
  clay: painted('#e0b9a6', floor),
} as const;

const cup =
  '<g transform="translate(352 448)"><path d="M-40 0a40 40 0 1 0 80 0a40 40 0 1 0 -80 0Z" fill="#fff"/><path d="M-27 0a27 27 0 1 0 54 0a27 27 0 1 0 -54 0Z" fill="#efe9e2"/><path d="M-22 0a22 22 0 1 0 44 0a22 22 0 1 0 -44 0Z" fill="#5b3a26"/><path d="M-12 -6Q0 -16 12 -6" stroke="#c79d74" stroke-width="5" fill="none" stroke-linecap="round"/></g>';
const leaves =
  '<g transform="translate(30 476) rotate(-24)" fill="#4f7a5a"><path d="M0 0Q10 -60 0 -120Q-10 -60 0 0Z"/><path d="M0 -20Q40 -50 56 -96Q12 -76 0 -20ZM0 -20Q-40 -50 -56 -96Q-12 -76 0 -20ZM0 -50Q30 -80 40 -120Q8 -96 0 -50Z" opacity=".85"/></g>';
const book =
  '<g transform="translate(352 452) rotate(12)"><path d="M-44 -34H44V34H-44Z" fill="#394b63"/><path d="M-38 -34V34" stroke="#fff" stroke-width="2" opacity=".5"/><path d="M-20 -12H30M-20 2H18" stroke="#fff" stroke-width="5" opacity=".75"/></g>';
export const props = ['', cup, leaves, book, ''] as const;
