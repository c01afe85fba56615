/** Degrees Celsius from which the lightest clothes are enough. */
const warmDay = 30;
/** Clo per degree below that, walking slowly out of the wind: 20 °C needs 0.6, 10 °C 1.2, 0 °C 1.8. */
const cloPerDegree = 0.06;
const least = 0.2;
const most = 2.6;

/** The comfortable insulation, in clo, at a temperature in degrees Celsius. */
export const neededClo = (tempC: number): number =>
  Math.min(most, Math.max(least, (warmDay - tempC) * cloPerDegree));

/** Deviation in clo at which comfort is 0. Too warm is the lesser problem: a layer can be taken off. */
const tooCold = 0.8;
const tooWarm = 1.2;

/** From 1 (just right) to 0 (far too cold or warm). */
export function comfort(clo: number, tempC: number): number {
  const off = clo - neededClo(tempC);
  return Math.max(0, 1 - (off < 0 ? -off / tooCold : off / tooWarm));
}
