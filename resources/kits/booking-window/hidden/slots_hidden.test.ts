import assert from "node:assert/strict";
import { test } from "node:test";

import { freeSlots, openSpans, overlaps } from "./slots";
import type { Booking, OpeningHours, Site, Slot, Weekday } from "./types";
import { addDays, instantAt, wallTime } from "./zone";

const EVERY_DAY: Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const longBefore = Date.parse("2027-01-01T00:00Z");

function site(zone: string, hours: OpeningHours[], more: Partial<Site> = {}): Site {
  return {
    id: "here",
    zone,
    hours: Object.fromEntries(EVERY_DAY.map((day) => [day, hours])),
    closedOn: [],
    slotMinutes: 60,
    leadMinutes: 30,
    lateFee: 4000,
    ...more,
  };
}

function starts(of: Site, day: string, bookings: Booking[] = [], now = longBefore): string[] {
  return freeSlots(of, day, bookings, now).map(({ start }) => {
    const { hour, minute } = wallTime(start, of.zone);
    return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  });
}

function booking(from: string, to: string): Booking {
  return { id: "b1", siteId: "here", haulier: "Tern Haulage", start: Date.parse(from), end: Date.parse(to) };
}

function span(from: string, to: string): Slot {
  return { start: Date.parse(from), end: Date.parse(to) };
}

// what the flaws and the controls are shown by

test("opening hours follow the clock on the wall when it is changed", () => {
  const night = site("Europe/Berlin", [{ opens: "22:00", closes: "06:00" }]);
  assert.deepEqual(openSpans(night, "2027-03-27"), [span("2027-03-27T21:00Z", "2027-03-28T04:00Z")]);
  assert.deepEqual(openSpans(night, "2027-10-30"), [span("2027-10-30T20:00Z", "2027-10-31T05:00Z")]);
});

test("the weekday is the same wherever the server stands", () => {
  const mondays = site("Europe/Berlin", [], { hours: { mon: [{ opens: "09:00", closes: "11:00" }] } });
  const home = process.env.TZ;
  try {
    for (const zone of ["America/Los_Angeles", "UTC", "Pacific/Auckland"]) {
      process.env.TZ = zone;
      assert.deepEqual(openSpans(mondays, "2027-05-10"), [span("2027-05-10T07:00Z", "2027-05-10T09:00Z")], zone);
      assert.deepEqual(openSpans(mondays, "2027-05-11"), [], zone);
    }
  } finally {
    process.env.TZ = home;
  }
});

test("what ends when the other starts does not overlap it", () => {
  assert.equal(overlaps({ start: 1, end: 2 }, { start: 2, end: 3 }), false);
  assert.equal(overlaps({ start: 2, end: 3 }, { start: 1, end: 2 }), false);
  assert.equal(overlaps({ start: 1, end: 3 }, { start: 2, end: 4 }), true);
  assert.equal(overlaps({ start: 1, end: 4 }, { start: 2, end: 3 }), true);
  assert.equal(overlaps({ start: 1, end: 2 }, { start: 1, end: 2 }), true);
});

test("days are counted over a change of the clocks", () => {
  const home = process.env.TZ;
  try {
    for (const zone of ["Europe/Berlin", "America/Los_Angeles", "UTC"]) {
      process.env.TZ = zone;
      assert.equal(addDays("2027-03-27", 1), "2027-03-28", zone);
      assert.equal(addDays("2027-03-28", 1), "2027-03-29", zone);
      assert.equal(addDays("2027-10-31", 1), "2027-11-01", zone);
      assert.equal(addDays("2027-11-01", -1), "2027-10-31", zone);
      assert.equal(addDays("2027-11-08", -1), "2027-11-07", zone);
      assert.equal(addDays("2027-12-31", 1), "2028-01-01", zone);
    }
  } finally {
    process.env.TZ = home;
  }
});

test("a wall-clock time on the day on which the clock is changed", () => {
  assert.equal(instantAt("2027-03-28", "01:30", "Europe/Berlin"), Date.parse("2027-03-28T00:30Z"));
  assert.equal(instantAt("2027-03-28", "03:30", "Europe/Berlin"), Date.parse("2027-03-28T01:30Z"));
  assert.equal(instantAt("2027-10-31", "02:30", "Europe/Berlin"), Date.parse("2027-10-31T00:30Z"));
  assert.equal(instantAt("2027-10-31", "04:00", "Europe/Berlin"), Date.parse("2027-10-31T03:00Z"));
  assert.equal(instantAt("2027-11-07", "01:30", "America/New_York"), Date.parse("2027-11-07T05:30Z"));
  assert.equal(instantAt("2027-11-07", "00:00", "America/New_York"), Date.parse("2027-11-07T04:00Z"));
  assert.equal(instantAt("2027-03-14", "12:00", "America/New_York"), Date.parse("2027-03-14T16:00Z"));
});

// the rest of RULES.md

test("the slots of a night in which the clock is changed", () => {
  const night = site("Europe/Berlin", [{ opens: "22:00", closes: "06:00" }]);
  assert.deepEqual(starts(night, "2027-03-27"), ["22:00", "23:00", "00:00", "01:00", "03:00", "04:00", "05:00"]);
  assert.equal(freeSlots(night, "2027-10-30", [], longBefore).length, 9);
});

test("a booking of one slot takes that slot only", () => {
  const morning = site("Europe/Berlin", [{ opens: "09:00", closes: "13:00" }]);
  const taken = [booking("2027-05-10T08:00Z", "2027-05-10T09:00Z")]; // 10:00 to 11:00 on the wall
  assert.deepEqual(starts(morning, "2027-05-10", taken), ["09:00", "11:00", "12:00"]);
});

test("open all day", () => {
  const always = site("America/New_York", [{ opens: "00:00", closes: "00:00" }], { slotMinutes: 120 });
  assert.equal(freeSlots(always, "2027-05-10", [], longBefore).length, 12);
  assert.equal(starts(always, "2027-05-10")[0], "00:00");
  assert.equal(freeSlots(always, "2027-03-14", [], longBefore).length, 11);
  assert.equal(freeSlots(always, "2027-11-07", [], longBefore).length, 12);
});

test("a holiday does not end the night before", () => {
  const night = site("Europe/Lisbon", [{ opens: "22:00", closes: "02:00" }], { closedOn: ["2027-05-11"] });
  assert.equal(starts(night, "2027-05-10").length, 4);
  assert.equal(starts(night, "2027-05-11").length, 0);
});

test("a slot may end when the site closes and not later", () => {
  const short = site("Europe/Berlin", [{ opens: "09:00", closes: "11:15" }], { slotMinutes: 45 });
  assert.deepEqual(starts(short, "2027-05-10"), ["09:00", "09:45", "10:30"]);
  assert.deepEqual(starts({ ...short, slotMinutes: 46 }, "2027-05-10"), ["09:00", "09:46"]);
});

test("a booking that is longer or shorter than a slot", () => {
  const morning = site("Europe/Berlin", [{ opens: "09:00", closes: "13:00" }]);
  const long = [booking("2027-05-10T06:00Z", "2027-05-10T09:30Z")];
  const short = [booking("2027-05-10T08:10Z", "2027-05-10T08:20Z")];
  assert.deepEqual(starts(morning, "2027-05-10", long), ["12:00"]);
  assert.deepEqual(starts(morning, "2027-05-10", short), ["09:00", "11:00", "12:00"]);
});

test("up to the lead time, at that very moment too", () => {
  const morning = site("Europe/Berlin", [{ opens: "09:00", closes: "11:00" }]);
  assert.deepEqual(starts(morning, "2027-05-10", [], Date.parse("2027-05-10T06:30:00.000Z")), ["09:00", "10:00"]);
  assert.deepEqual(starts(morning, "2027-05-10", [], Date.parse("2027-05-10T06:30:00.001Z")), ["10:00"]);
});

test("a zone with a half hour", () => {
  const morning = site("Asia/Kolkata", [{ opens: "09:00", closes: "10:00" }]);
  assert.equal(freeSlots(morning, "2027-05-10", [], longBefore)[0].start, Date.parse("2027-05-10T03:30Z"));
});

test("the arguments are left as they were", () => {
  const morning = site("Europe/Berlin", [{ opens: "11:00", closes: "12:00" }, { opens: "09:00", closes: "10:00" }]);
  const taken = [booking("2027-05-10T09:00Z", "2027-05-10T10:00Z"), booking("2027-05-10T07:00Z", "2027-05-10T08:00Z")];
  const [before, bookings] = [structuredClone(morning), structuredClone(taken)];
  freeSlots(morning, "2027-05-10", taken, longBefore);
  assert.deepEqual(morning, before);
  assert.deepEqual(taken, bookings);
});
