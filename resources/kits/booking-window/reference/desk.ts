/** Booking, cancelling and moving. The rules stand in DESK.md. */
import { Serial } from "./serial";
import { freeSlots } from "./slots";
import type { BookingStore } from "./store";
import type { Booking, Instant, Site, Slot } from "./types";
import { addDays, dayOf, instantAt } from "./zone";

export type Reason = "unknown" | "not free" | "started" | "too late";

export class Refused extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}

export interface Receipt {
  fee: number; // in cents
}

export class Desk {
  /** Requests at a site take turns from looking to storing. */
  private readonly turns = new Serial();

  constructor(
    private readonly sites: Map<string, Site>,
    private readonly store: BookingStore,
    private readonly clock: () => Instant,
    private readonly newId: () => string,
  ) {}

  async book(siteId: string, start: Instant, haulier: string): Promise<Booking> {
    const site = this.siteOf(siteId);
    return this.turns.run(siteId, async () => {
      const slot = this.slotAt(site, start, await this.store.ofSite(siteId));
      if (!slot) throw new Refused("not free");
      const booking: Booking = { id: this.newId(), siteId, haulier, ...slot };
      await this.store.put(booking);
      return booking;
    });
  }

  async cancel(id: string): Promise<Receipt> {
    return this.withBooking(id, async (booking) => {
      const now = this.clock();
      if (now >= booking.start) throw new Refused("started");
      const fee = now < this.freeUntil(booking) ? 0 : this.siteOf(booking.siteId).lateFee;
      await this.store.remove(id);
      return { fee };
    });
  }

  async move(id: string, start: Instant): Promise<Booking> {
    return this.withBooking(id, async (booking) => {
      if (this.clock() >= this.freeUntil(booking)) throw new Refused("too late");
      const others = (await this.store.ofSite(booking.siteId)).filter((other) => other.id !== id);
      const slot = this.slotAt(this.siteOf(booking.siteId), start, others);
      if (!slot) throw new Refused("not free");
      const moved: Booking = { ...booking, ...slot };
      await this.store.put(moved);
      return moved;
    });
  }

  /** Runs `job` with the booking as it is when its site's turn has come. */
  private async withBooking<T>(id: string, job: (booking: Booking) => Promise<T>): Promise<T> {
    const found = await this.store.find(id);
    if (!found) throw new Refused("unknown");
    return this.turns.run(found.siteId, async () => {
      const booking = await this.store.find(id);
      if (!booking) throw new Refused("unknown");
      return job(booking);
    });
  }

  /** The moment from which on cancelling costs the late fee. */
  private freeUntil(booking: Booking): Instant {
    const { zone } = this.siteOf(booking.siteId);
    return instantAt(addDays(dayOf(booking.start, zone), -1), "18:00", zone);
  }

  /** The free slot that starts at `start`. One after midnight may belong to hours of the day before. */
  private slotAt(site: Site, start: Instant, bookings: Booking[]): Slot | undefined {
    const day = dayOf(start, site.zone);
    return [addDays(day, -1), day]
      .flatMap((each) => freeSlots(site, each, bookings, this.clock()))
      .find((slot) => slot.start === start);
  }

  private siteOf(siteId: string): Site {
    const site = this.sites.get(siteId);
    if (!site) throw new Refused("unknown");
    return site;
  }
}
