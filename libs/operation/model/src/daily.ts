const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A proof older than this is none: a day, and two hours for the copying itself. */
export const PROOF_HOLDS_MS = 26 * HOUR_MS;

/**
 * Whether the daily backup is due: the hour has come since the last one began.
 *
 * @param now      milliseconds since 1970
 * @param last     when the newest one began; null when there never was one
 * @param hour     hour of the day, UTC, 0–23
 * @param upSince  when this process began: without any backup yet, the first is made at the first such hour after it
 */
export function isBackupDue(now: number, last: number | null, hour: number, upSince: number): boolean {
  const today = Math.floor(now / DAY_MS) * DAY_MS + hour * HOUR_MS;
  const latest = today <= now ? today : today - DAY_MS;
  return latest > (last ?? upSince);
}

/**
 * Whether the restore of a backup was proven lately enough.
 *
 * @param at when the newest good proof began; null when there never was one
 */
export function isProven(now: number, at: number | null): boolean {
  return at !== null && now - at <= PROOF_HOLDS_MS;
}

/**
 * Which backups may go: all but the newest ones, and never one that is newer than the newest that was proven.
 *
 * @param backups names, newest first
 * @param keep    how many stay, 1 or more
 * @param proven  the newest backup that was proven to be restorable; null when none was
 */
export function outlived(backups: readonly string[], keep: number, proven: string | null): string[] {
  const at = proven === null ? -1 : backups.indexOf(proven);
  return at === -1 ? [] : backups.slice(Math.max(keep, at + 1));
}
