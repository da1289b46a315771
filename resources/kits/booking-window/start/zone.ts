/** Time zones: from a moment to what the clock on the wall shows, and back. */
import type { Instant } from "./types";

const DAY = 24 * 60 * 60 * 1000;

export interface WallTime {
  year: number;
  month: number; // 1 to 12
  day: number;
  hour: number; // 0 to 23
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the clock on the wall in `zone` shows at `instant`. */
export function wallTime(instant: Instant, zone: string): WallTime {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = Number(value);
  const { year, month, day, hour, minute, second } = part;
  return { year, month, day, hour, minute, second };
}

/** The date in `zone` at `instant`, "YYYY-MM-DD". */
export function dayOf(instant: Instant, zone: string): string {
  const { year, month, day } = wallTime(instant, zone);
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

/** By how many milliseconds the clock in `zone` is ahead of UTC at `instant`. */
export function offsetAt(instant: Instant, zone: string): number {
  const { year, month, day, hour, minute, second } = wallTime(instant, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** The day `count` days after `day`, or before it when `count` is negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}

/**
 * The moment at which the clock in `zone` shows `time` ("HH:MM") on `day`. Of a time that comes twice, the first;
 * a time that is left out is taken as though the clock had not been put forward yet.
 */
export function instantAt(day: string, time: string, zone: string): Instant {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const before = offsetAt(wanted - DAY, zone);
  const after = offsetAt(wanted + DAY, zone);
  for (const offset of [before, after]) {
    if (offsetAt(wanted - offset, zone) === offset) return wanted - offset;
  }
  return wanted - before;
}
