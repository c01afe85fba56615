/** What the address of suggestions says. What it says wrongly is left out. */
export interface TodayFilters {
  readonly tempC?: number;
  readonly rain?: boolean;
  readonly formality?: number;
  readonly occasionId?: string;
}

export function readTodayFilters({
  tempC,
  rain,
  formality,
  occasionId,
}: Record<string, unknown>): TodayFilters {
  const isBetween = (value: unknown, least: number, most: number): value is number =>
    typeof value === 'number' && value >= least && value <= most;
  return {
    ...(isBetween(tempC, -60, 60) && { tempC }),
    ...(rain === true && { rain }),
    ...(isBetween(formality, 0, 5) && Number.isInteger(formality) && { formality }),
    ...(typeof occasionId === 'string' && occasionId !== '' && { occasionId }),
  };
}
