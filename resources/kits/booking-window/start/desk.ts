/** Booking, cancelling and moving. The rules stand in DESK.md. */
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
  constructor(
    private readonly sites: Map<string, Site>,
    private readonly store: BookingStore,
    private readonly clock: () => Instant,
    private readonly newId: () => string,
  ) {}

  async book(siteId: string, start: Instant, haulier: string): Promise<Booking> {
    throw new Error("book is not written yet");
  }

  async cancel(id: string): Promise<Receipt> {
    throw new Error("cancel is not written yet");
  }

  async move(id: string, start: Instant): Promise<Booking> {
    throw new Error("move is not written yet");
  }

  /** The moment from which on cancelling costs the late fee. */
  private freeUntil(booking: Booking): Instant {
    throw new Error("freeUntil is not written yet");
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
