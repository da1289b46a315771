/** Where bookings are kept. */
import type { Booking } from "./types";

export interface BookingStore {
  /** All bookings at a site, in no order. */
  ofSite(siteId: string): Promise<Booking[]>;
  find(id: string): Promise<Booking | undefined>;
  /** Stores a booking; one with the same id is replaced. */
  put(booking: Booking): Promise<void>;
  remove(id: string): Promise<void>;
}

/** In memory, for tests; every call takes a while, as with the real one. */
export class MemoryStore implements BookingStore {
  private readonly bookings = new Map<string, Booking>();

  async ofSite(siteId: string): Promise<Booking[]> {
    await aWhile();
    return [...this.bookings.values()].filter((booking) => booking.siteId === siteId).map((booking) => ({ ...booking }));
  }

  async find(id: string): Promise<Booking | undefined> {
    await aWhile();
    const booking = this.bookings.get(id);
    return booking && { ...booking };
  }

  async put(booking: Booking): Promise<void> {
    await aWhile();
    this.bookings.set(booking.id, { ...booking });
  }

  async remove(id: string): Promise<void> {
    await aWhile();
    this.bookings.delete(id);
  }
}

function aWhile(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
