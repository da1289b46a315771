/** Which slots of a day can be booked. The rules stand in RULES.md. */
import type { Booking, Instant, Site, Slot, Weekday } from "./types";
import { addDays, instantAt } from "./zone";

/** When the site is open: from opening to closing, for each of the hours that open on `day`. */
export function openSpans(site: Site, day: string): Slot[] {
  throw new Error("openSpans is not written yet");
}

/** Whether two slots have a moment in common. */
export function overlaps(a: Slot, b: Slot): boolean {
  throw new Error("overlaps is not written yet");
}

/** The slots of `day` that can be booked at the moment `now`. */
export function freeSlots(site: Site, day: string, bookings: Booking[], now: Instant): Slot[] {
  throw new Error("freeSlots is not written yet");
}
