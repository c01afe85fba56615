/**
 * The steps at which to kill a process that takes `steps` of them. Each kill starts a process: a usual run takes
 * `usual` of them at even distances from a random one on, a long run as many as `KILLS` says.
 */
export function crashPoints(steps: number, usual: number): number[] {
  const kills = Math.min(steps, Number(process.env.KILLS ?? usual));
  const distance = steps / kills;
  const first = Math.random() * distance;
  return Array.from({ length: kills }, (_, i) => 1 + Math.floor(first + i * distance));
}
