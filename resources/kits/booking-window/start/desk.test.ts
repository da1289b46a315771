/** Tests of the desk. They fail until it is written; add your own. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Desk, Refused } from "./desk";
import { MemoryStore } from "./store";
import type { Site } from "./types";

const harbour: Site = {
  id: "harbour",
  zone: "Europe/Berlin",
  hours: { mon: [{ opens: "09:00", closes: "13:00" }], fri: [{ opens: "22:00", closes: "02:00" }] },
  closedOn: [],
  slotMinutes: 60,
  leadMinutes: 30,
  lateFee: 4000,
};

const nine = Date.parse("2027-05-10T07:00Z"); // on the wall, a Monday
const ten = Date.parse("2027-05-10T08:00Z");
const eleven = Date.parse("2027-05-10T09:00Z");

/** A desk with a clock that a test can set. */
function desk() {
  const clock = { now: Date.parse("2027-05-01T00:00Z") };
  const store = new MemoryStore();
  let count = 0;
  const sites = new Map([[harbour.id, harbour]]);
  return { clock, store, desk: new Desk(sites, store, () => clock.now, () => `b${++count}`) };
}

function refused(reason: string) {
  return (error: unknown) => error instanceof Refused && error.reason === reason;
}

test("books a free slot", async () => {
  const { desk: it, store } = desk();
  const booking = await it.book("harbour", nine, "Tern Haulage");
  assert.deepEqual(booking, { id: "b1", siteId: "harbour", haulier: "Tern Haulage", start: nine, end: ten });
  assert.deepEqual(await store.find("b1"), booking);
});

test("books a slot after midnight", async () => {
  const { desk: it } = desk();
  const start = Date.parse("2027-05-14T23:00Z"); // Saturday, 01:00
  assert.equal((await it.book("harbour", start, "Tern Haulage")).start, start);
});

test("refuses what is taken, what is no slot and what does not exist", async () => {
  const { desk: it } = desk();
  await it.book("harbour", nine, "Tern Haulage");
  await assert.rejects(it.book("harbour", nine, "Plover Freight"), refused("not free"));
  await assert.rejects(it.book("harbour", nine + 60_000, "Plover Freight"), refused("not free"));
  await assert.rejects(it.book("nowhere", nine, "Plover Freight"), refused("unknown"));
  await assert.rejects(it.cancel("b7"), refused("unknown"));
});

test("cancels for nothing, and the slot is free again", async () => {
  const { desk: it } = desk();
  const { id } = await it.book("harbour", nine, "Tern Haulage");
  assert.deepEqual(await it.cancel(id), { fee: 0 });
  await it.book("harbour", nine, "Plover Freight");
});

test("cancels late for a fee, and not at all once the slot has started", async () => {
  const { desk: it, clock } = desk();
  const first = await it.book("harbour", nine, "Tern Haulage");
  const second = await it.book("harbour", eleven, "Tern Haulage");
  clock.now = Date.parse("2027-05-09T17:00Z"); // Sunday, 19:00
  assert.deepEqual(await it.cancel(first.id), { fee: 4000 });
  clock.now = eleven;
  await assert.rejects(it.cancel(second.id), refused("started"));
});

test("moves a booking", async () => {
  const { desk: it, store } = desk();
  const { id } = await it.book("harbour", nine, "Tern Haulage");
  const moved = await it.move(id, eleven);
  assert.deepEqual([moved.id, moved.haulier, moved.start], [id, "Tern Haulage", eleven]);
  assert.deepEqual(await store.ofSite("harbour"), [moved]);
});

test("moves nothing late", async () => {
  const { desk: it, clock } = desk();
  const { id } = await it.book("harbour", nine, "Tern Haulage");
  clock.now = Date.parse("2027-05-09T17:00Z");
  await assert.rejects(it.move(id, eleven), refused("too late"));
});
