/** On a day as warm as this, light clothes are enough. */
const warmDay = 30;
/** Clo for each degree below; walking slowly, out of the wind. 20 °C asks for 0.6, 10 °C for 1.2, 0 °C for 1.8. */
const cloPerDegree = 0.06;
const least = 0.2;
const most = 2.6;

/** The insulation, in clo, in which one walks comfortably at so many degrees Celsius. */
export const neededClo = (tempC: number): number =>
  Math.min(most, Math.max(least, (warmDay - tempC) * cloPerDegree));

/** What one is off by until it is no comfort at all, in clo: one can take something off, but not put it on. */
const tooCold = 0.8;
const tooWarm = 1.2;

/** 1 is just right, 0 is freezing or sweating. */
export function comfort(clo: number, tempC: number): number {
  const off = clo - neededClo(tempC);
  return Math.max(0, 1 - (off < 0 ? -off / tooCold : off / tooWarm));
}
