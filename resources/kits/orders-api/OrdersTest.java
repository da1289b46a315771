import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that came with the draft. */
class OrdersTest {

    static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    final OrderStore store = new OrderStore(Clock.fixed(Instant.parse("2026-11-23T09:30:00Z"), ZoneOffset.UTC));
    final OrderPages pages = new OrderPages(store);
    final DailyReport report = new DailyReport(store);

    void imported(String id, String placedAt, String amount) {
        store.importAll(List.of(new Order(id, "hollis", Instant.parse(placedAt), new BigDecimal(amount))));
    }

    /** The ids of all orders, page by page. */
    List<String> listed(int size) {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            OrderPages.Page page = pages.page("hollis", size, next);
            page.orders().forEach(order -> ids.add(order.id()));
            next = page.next();
        } while (next != null);
        return ids;
    }

    @Test
    void aNewOrderIsPlacedNow() {
        Order order = store.place("hollis", new BigDecimal("12.50"));
        assertEquals("o-000001", order.id());
        assertEquals(Instant.parse("2026-11-23T09:30:00Z"), order.placedAt());
        assertEquals(List.of(order), store.ordersOf("hollis"));
    }

    @Test
    void ordersAreListedNewestFirst() {
        imported("a-1", "2026-11-20T10:00:00Z", "1.00");
        imported("a-3", "2026-11-22T10:00:00Z", "3.00");
        imported("a-2", "2026-11-21T10:00:00Z", "2.00");
        assertEquals(List.of("a-3", "a-2", "a-1"), listed(10));
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 1; i <= 5; i++) {
            imported("a-" + i, "2026-11-20T10:0" + i + ":00Z", "1.00");
        }
        assertEquals(List.of("a-5", "a-4", "a-3", "a-2", "a-1"), listed(2));
        assertNotNull(pages.page("hollis", 2, null).next());
        assertNull(pages.page("hollis", 10, null).next());
    }

    @Test
    void anOrderThatComesMeanwhileDoesNotDisturb() {
        for (int i = 1; i <= 4; i++) {
            imported("a-" + i, "2026-11-20T10:0" + i + ":00Z", "1.00");
        }
        OrderPages.Page first = pages.page("hollis", 2, null);
        store.place("hollis", BigDecimal.ONE);
        OrderPages.Page second = pages.page("hollis", 2, first.next());
        assertEquals(List.of("a-2", "a-1"), second.orders().stream().map(Order::id).toList());
    }

    @Test
    void aDayBeginsAtMidnightOfTheCustomer() {
        imported("a-1", "2026-11-19T22:59:59Z", "1.00");
        imported("a-2", "2026-11-19T23:00:00Z", "2.00");
        imported("a-3", "2026-11-20T22:59:59Z", "4.00");
        imported("a-4", "2026-11-20T23:00:00Z", "8.00");
        assertEquals(new DailyReport.Day(LocalDate.of(2026, 11, 20), 2, new BigDecimal("6.00")),
                report.day("hollis", LocalDate.of(2026, 11, 20), COPENHAGEN));
    }

    @Test
    void samplesAreNotReported() {
        imported("a-1", "2026-11-20T10:00:00Z", "12.50");
        store.importAll(List.of(new Order("a-2", "hollis", Instant.parse("2026-11-20T11:00:00Z"), BigDecimal.ZERO)));
        assertEquals(1, report.day("hollis", LocalDate.of(2026, 11, 20), COPENHAGEN).orders());
    }

    @Test
    void aMonthHasAllItsDays() {
        imported("a-1", "2026-11-01T10:00:00Z", "1.00");
        imported("a-2", "2026-11-30T10:00:00Z", "2.00");
        List<DailyReport.Day> days = report.month("hollis", YearMonth.of(2026, 11), COPENHAGEN);
        assertEquals(30, days.size());
        assertEquals(1, days.getFirst().orders());
        assertEquals(1, days.getLast().orders());
    }

    @Test
    void aLineHasDateNumberAndTotal() {
        DailyReport.Day day = new DailyReport.Day(LocalDate.of(2026, 11, 23), 14, new BigDecimal("1204.50"));
        assertEquals("2026-11-23;14;1204.50", DailyReport.line(day));
    }
}
