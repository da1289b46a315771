/** Tests of the free slots. They fail until it is written; add your own. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { freeSlots } from "./slots";
import type { Booking, Site } from "./types";
import { wallTime } from "./zone";

const harbour: Site = {
  id: "harbour",
  zone: "Europe/Berlin",
  hours: {
    mon: [{ opens: "09:00", closes: "13:00" }],
    tue: [
      { opens: "14:00", closes: "16:30" },
      { opens: "08:00", closes: "10:00" },
    ],
    fri: [{ opens: "22:00", closes: "02:00" }],
  },
  closedOn: ["2027-05-17"],
  slotMinutes: 60,
  leadMinutes: 30,
  lateFee: 4000,
};

const longBefore = Date.parse("2027-05-01T00:00Z");

/** The starts of the free slots, as the clock on the wall shows them. */
function starts(site: Site, day: string, bookings: Booking[] = [], now = longBefore): string[] {
  return freeSlots(site, day, bookings, now).map(({ start }) => {
    const { hour, minute } = wallTime(start, site.zone);
    return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  });
}

function booking(siteId: string, from: string, to: string): Booking {
  return { id: "b1", siteId, haulier: "Tern Haulage", start: Date.parse(from), end: Date.parse(to) };
}

test("the slots of a morning", () => {
  assert.deepEqual(starts(harbour, "2027-05-10"), ["09:00", "10:00", "11:00", "12:00"]);
});

test("a slot is as long as the site says", () => {
  const [first] = freeSlots(harbour, "2027-05-10", [], longBefore);
  assert.deepEqual(first, { start: Date.parse("2027-05-10T07:00Z"), end: Date.parse("2027-05-10T08:00Z") });
});

test("two spans in a day, and a rest too short for a slot", () => {
  assert.deepEqual(starts(harbour, "2027-05-11"), ["08:00", "09:00", "14:00", "15:00"]);
});

test("open past midnight", () => {
  assert.deepEqual(starts(harbour, "2027-05-14"), ["22:00", "23:00", "00:00", "01:00"]);
});

test("closed on a weekday and on a holiday", () => {
  assert.deepEqual(starts(harbour, "2027-05-12"), []);
  assert.deepEqual(starts(harbour, "2027-05-17"), []);
});

test("a booking takes the slots that it overlaps", () => {
  const taken = [booking("harbour", "2027-05-10T08:30Z", "2027-05-10T09:30Z")]; // 10:30 to 11:30 on the wall
  assert.deepEqual(starts(harbour, "2027-05-10", taken), ["09:00", "12:00"]);
});

test("a booking at another site takes nothing", () => {
  const taken = [booking("rail", "2027-05-10T08:30Z", "2027-05-10T09:30Z")];
  assert.equal(starts(harbour, "2027-05-10", taken).length, 4);
});

test("too late for a slot that starts soon", () => {
  assert.deepEqual(starts(harbour, "2027-05-10", [], Date.parse("2027-05-10T07:45Z")), ["11:00", "12:00"]);
});
