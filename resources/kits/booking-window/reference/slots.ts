/** Which slots of a day can be booked. The rules stand in RULES.md. */
import type { Booking, Instant, Site, Slot, Weekday } from "./types";
import { addDays, instantAt } from "./zone";

const MINUTE = 60 * 1000;
const WEEKDAYS: Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** When the site is open: from opening to closing, for each of the hours that open on `day`. */
export function openSpans(site: Site, day: string): Slot[] {
  if (site.closedOn.includes(day)) return [];
  const weekday = WEEKDAYS[new Date(Date.parse(day)).getUTCDay()];
  return (site.hours[weekday] ?? []).map(({ opens, closes }) => ({
    start: instantAt(day, opens, site.zone),
    end: instantAt(closes > opens ? day : addDays(day, 1), closes, site.zone),
  }));
}

/** Whether two slots have a moment in common. */
export function overlaps(a: Slot, b: Slot): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The slots of `day` that can be booked at the moment `now`. */
export function freeSlots(site: Site, day: string, bookings: Booking[], now: Instant): Slot[] {
  const taken = bookings.filter((booking) => booking.siteId === site.id);
  const length = site.slotMinutes * MINUTE;
  const slots: Slot[] = [];
  for (const span of openSpans(site, day)) {
    for (let start = span.start; start + length <= span.end; start += length) slots.push({ start, end: start + length });
  }
  return slots
    .filter((slot) => slot.start - site.leadMinutes * MINUTE >= now && !taken.some((booking) => overlaps(slot, booking)))
    .sort((a, b) => a.start - b.start);
}
