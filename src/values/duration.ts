/** A length of time in two units at most: `40 s`, `9 min 40 s`, `1 h 5 min`. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const [large, small, names] =
    whole < 3600
      ? [Math.floor(whole / 60), whole % 60, ["min", "s"]]
      : [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), ["h", "min"]];
  return small === 0 ? `${large} ${names[0]}` : `${large} ${names[0]} ${small} ${names[1]}`;
}

/** The same for an estimate, rounded up to what an estimate can know. */
export function aboutText(seconds: number): string {
  const step = seconds <= 55 ? 5 : seconds <= 3540 ? 60 : 600;
  return `about ${durationText(Math.max(step, Math.ceil(seconds / step) * step))}`;
}
