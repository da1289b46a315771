/** The free slots of three days at one site: what Run starts. */
import { freeSlots } from "./slots";
import type { Site } from "./types";

const site: Site = {
  id: "north",
  zone: "Europe/Lisbon",
  hours: { thu: [{ opens: "07:00", closes: "11:00" }], fri: [{ opens: "20:00", closes: "01:00" }] },
  closedOn: [],
  slotMinutes: 45,
  leadMinutes: 30,
  lateFee: 4000,
};

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: site.zone, hour: "2-digit", minute: "2-digit" });
for (const day of ["2027-06-03", "2027-06-04", "2027-06-05"]) {
  const slots = freeSlots(site, day, [], Date.parse("2027-06-01T00:00Z"));
  console.log(day, slots.length ? slots.map(({ start, end }) => clock.formatRange(start, end)).join("  ") : "closed");
}
