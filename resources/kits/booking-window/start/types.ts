/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** Wall-clock times, "HH:MM". */
export interface OpeningHours {
  opens: string;
  closes: string; // on the next day when it is not later than `opens`
}

export interface Site {
  id: string;
  zone: string; // "Europe/Berlin"
  hours: Partial<Record<Weekday, OpeningHours[]>>; // a weekday without hours is closed
  closedOn: string[]; // days, "YYYY-MM-DD"
  slotMinutes: number;
  leadMinutes: number;
  lateFee: number; // in cents
}

/** From a moment to another; the end is no part of it. */
export interface Slot {
  start: Instant;
  end: Instant;
}

export interface Booking extends Slot {
  id: string;
  siteId: string;
  haulier: string;
}
