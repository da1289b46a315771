/** A few requests, one after the other: what Run starts. */
import { Desk, Refused } from "./desk";
import { MemoryStore } from "./store";
import type { Site } from "./types";

const site: Site = {
  id: "north",
  zone: "Europe/Lisbon",
  hours: { thu: [{ opens: "07:00", closes: "11:00" }] },
  closedOn: [],
  slotMinutes: 60,
  leadMinutes: 30,
  lateFee: 4000,
};

const at = (time: string) => Date.parse(`2027-06-03T${time}+01:00`);

async function show(what: string, request: Promise<unknown>): Promise<void> {
  const answer = await request.catch((error: unknown) => {
    if (error instanceof Refused) return `refused: ${error.reason}`;
    throw error;
  });
  console.log(what, answer);
}

async function main(): Promise<void> {
  let count = 0;
  const now = Date.parse("2027-06-02T10:00Z");
  const desk = new Desk(new Map([[site.id, site]]), new MemoryStore(), () => now, () => `b${++count}`);
  await show("book 08:00:", desk.book("north", at("08:00"), "Tern Haulage"));
  await show("book 08:00:", desk.book("north", at("08:00"), "Plover Freight"));
  await show("move b1 to 10:00:", desk.move("b1", at("10:00")));
  await show("cancel b1:", desk.cancel("b1"));
}

void main();
