const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** `1.2 MB`: in the unit in which it is less than a thousand; what is less than a kilobyte counts as one. */
export function formatBytes(bytes: number, locale: string): string {
  const kilobytes = Math.ceil(bytes / 1000);
  const power = kilobytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(kilobytes) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power]!,
    unitDisplay: 'short',
    maximumFractionDigits: power > 0 ? 1 : 0,
  }).format(kilobytes / 1000 ** power);
}
