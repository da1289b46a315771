import assert from "node:assert/strict";
import { test } from "node:test";

import { Desk, Refused } from "./desk";
import { Serial } from "./serial";
import type { BookingStore } from "./store";
import type { Booking, Site } from "./types";

const harbour: Site = {
  id: "harbour",
  zone: "Europe/Berlin",
  hours: {
    mon: [{ opens: "00:00", closes: "13:00" }],
    sun: [{ opens: "22:00", closes: "00:00" }],
  },
  closedOn: [],
  slotMinutes: 60,
  leadMinutes: 30,
  lateFee: 4000,
};
const river: Site = { ...harbour, id: "river", zone: "America/New_York" };

const nine = Date.parse("2027-05-10T07:00Z");
const ten = Date.parse("2027-05-10T08:00Z");
const eleven = Date.parse("2027-05-10T09:00Z");

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Reading takes its time here, so requests meet there whenever they can. */
class SlowStore implements BookingStore {
  readonly bookings = new Map<string, Booking>();

  async ofSite(siteId: string): Promise<Booking[]> {
    const found = [...this.bookings.values()].filter((booking) => booking.siteId === siteId);
    for (let turns = 0; turns < 20; turns++) await turn();
    return found.map((booking) => ({ ...booking }));
  }

  async find(id: string): Promise<Booking | undefined> {
    await turn();
    const booking = this.bookings.get(id);
    return booking && { ...booking };
  }

  async put(booking: Booking): Promise<void> {
    await turn();
    this.bookings.set(booking.id, { ...booking });
  }

  async remove(id: string): Promise<void> {
    await turn();
    this.bookings.delete(id);
  }
}

function desk() {
  const clock = { now: Date.parse("2027-03-01T00:00Z") };
  const store = new SlowStore();
  let count = 0;
  const sites = new Map([harbour, river].map((site) => [site.id, site]));
  return { clock, store, desk: new Desk(sites, store, () => clock.now, () => `b${++count}`) };
}

function refused(reason: string) {
  return (error: unknown) => error instanceof Refused && error.reason === reason;
}

function put(store: SlowStore, id: string, start: string, siteId = "harbour"): Booking {
  const booking = { id, siteId, haulier: "Tern Haulage", start: Date.parse(start), end: Date.parse(start) + 3_600_000 };
  store.bookings.set(id, booking);
  return booking;
}

// what the flaws and the control are shown by

test("two requests for one slot at the same moment", async () => {
  const { desk: it, store } = desk();
  const answers = await Promise.allSettled([
    it.book("harbour", nine, "Tern Haulage"),
    it.book("harbour", nine, "Plover Freight"),
  ]);
  assert.deepEqual(answers.map((answer) => answer.status).sort(), ["fulfilled", "rejected"]);
  const no = answers.find((answer) => answer.status === "rejected") as PromiseRejectedResult;
  assert.ok(refused("not free")(no.reason));
  assert.equal(store.bookings.size, 1);
});

test("the day before, across a change of the clocks", async () => {
  const { desk: it, store, clock } = desk();
  // The clocks go forward on Sunday, 28 March: 18:00 on that day is 16:00Z.
  put(store, "spring", "2027-03-28T22:30Z"); // Monday, 00:30
  clock.now = Date.parse("2027-03-28T15:59Z");
  assert.deepEqual(await it.cancel("spring"), { fee: 0 });
  // The clocks go back on Sunday, 31 October: 18:00 on the day before is 16:00Z.
  put(store, "autumn", "2027-10-31T22:30Z"); // Sunday, 23:30
  clock.now = Date.parse("2027-10-30T16:01Z");
  assert.deepEqual(await it.cancel("autumn"), { fee: 4000 });
});

test("a move that is refused leaves the booking", async () => {
  const { desk: it, store } = desk();
  const mine = put(store, "mine", "2027-05-10T07:00Z");
  put(store, "other", "2027-05-10T08:00Z");
  await assert.rejects(it.move("mine", ten), refused("not free"));
  assert.deepEqual(store.bookings.get("mine"), mine);
  assert.equal(store.bookings.size, 2);
});

test("a job that fails does not stop those behind it", async () => {
  const serial = new Serial();
  const order: string[] = [];
  const answers = await Promise.allSettled([
    serial.run("a", async () => {
      await turn();
      order.push("first");
      throw new Error("first");
    }),
    serial.run("a", async () => {
      order.push("second");
      return 2;
    }),
    serial.run("b", async () => "other key"),
  ]);
  assert.deepEqual(answers.map((answer) => answer.status), ["rejected", "fulfilled", "fulfilled"]);
  assert.deepEqual(order, ["first", "second"]);
  assert.equal(await serial.run("a", async () => 3), 3);
});

// the rest of DESK.md

test("a booking and a move for one slot at the same moment", async () => {
  const { desk: it, store } = desk();
  put(store, "mine", "2027-05-10T07:00Z");
  const answers = await Promise.allSettled([it.move("mine", eleven), it.book("harbour", eleven, "Plover Freight")]);
  assert.deepEqual(answers.map((answer) => answer.status).sort(), ["fulfilled", "rejected"]);
  const starts = [...store.bookings.values()].map((booking) => booking.start);
  assert.equal(new Set(starts).size, starts.length);
  assert.ok(store.bookings.has("mine"));
});

test("two slots at the same moment", async () => {
  const { desk: it, store } = desk();
  await Promise.all([it.book("harbour", nine, "Tern Haulage"), it.book("harbour", eleven, "Plover Freight")]);
  assert.equal(store.bookings.size, 2);
});

test("a refused request does not stop the next one", async () => {
  const { desk: it } = desk();
  await assert.rejects(it.book("harbour", nine + 1, "Tern Haulage"), refused("not free"));
  assert.equal((await it.book("harbour", nine, "Tern Haulage")).start, nine);
});

test("eighteen o'clock is on the wall of the site and is late", async () => {
  const { desk: it, store, clock } = desk();
  put(store, "early", "2027-05-10T14:00Z", "river");
  put(store, "late", "2027-05-10T15:00Z", "river");
  clock.now = Date.parse("2027-05-09T21:59:59.999Z");
  assert.deepEqual(await it.cancel("early"), { fee: 0 });
  clock.now = Date.parse("2027-05-09T22:00Z");
  assert.deepEqual(await it.cancel("late"), { fee: 4000 });
});

test("a cancelled booking is gone", async () => {
  const { desk: it, store } = desk();
  put(store, "mine", "2027-05-10T07:00Z");
  await it.cancel("mine");
  assert.equal(store.bookings.size, 0);
  await assert.rejects(it.cancel("mine"), refused("unknown"));
  await assert.rejects(it.move("mine", ten), refused("unknown"));
});

test("a request that is refused costs no booking", async () => {
  const { desk: it, store, clock } = desk();
  const mine = put(store, "mine", "2027-05-10T07:00Z");
  clock.now = nine;
  await assert.rejects(it.cancel("mine"), refused("started"));
  await assert.rejects(it.move("mine", eleven), refused("too late"));
  assert.deepEqual([...store.bookings.values()], [mine]);
});

test("moving keeps id and haulier and gives the old slot up", async () => {
  const { desk: it, store } = desk();
  put(store, "mine", "2027-05-10T07:00Z");
  const moved = await it.move("mine", eleven);
  assert.deepEqual(moved, { id: "mine", siteId: "harbour", haulier: "Tern Haulage", start: eleven, end: eleven + 3_600_000 });
  assert.deepEqual([...store.bookings.values()], [moved]);
  assert.equal((await it.book("harbour", nine, "Plover Freight")).start, nine);
});

test("moving to the slot that is held already", async () => {
  const { desk: it, store } = desk();
  const mine = put(store, "mine", "2027-05-10T07:00Z");
  assert.deepEqual(await it.move("mine", nine), mine);
  assert.deepEqual([...store.bookings.values()], [mine]);
});
