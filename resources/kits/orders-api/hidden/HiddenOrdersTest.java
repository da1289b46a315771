import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What the interviewer runs: one test for each fault and for each thing that is right. */
class HiddenOrdersTest {

    static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    final OrderStore store = new OrderStore(Clock.fixed(Instant.parse("2026-11-23T09:30:00Z"), ZoneOffset.UTC));
    final OrderPages pages = new OrderPages(store);
    final DailyReport report = new DailyReport(store);

    void imported(String id, Instant placedAt, String amount) {
        store.importAll(List.of(new Order(id, "hollis", placedAt, new BigDecimal(amount))));
    }

    /** The ids of all orders, page by page; gives up after a hundred pages. */
    List<String> listed(int size) {
        List<String> ids = new ArrayList<>();
        String next = null;
        for (int i = 0; i < 100; i++) {
            OrderPages.Page page = pages.page("hollis", size, next);
            assertTrue(page.orders().size() <= size);
            page.orders().forEach(order -> ids.add(order.id()));
            next = page.next();
            if (next == null) {
                return ids;
            }
        }
        throw new AssertionError("the pages do not end");
    }

    List<String> idsInStore() {
        return store.ordersOf("hollis").stream().map(Order::id).toList();
    }

    @Test
    void ordersOfOneMomentAreListedOnceEach() {
        Instant fair = Instant.parse("2026-11-14T12:00:00Z");
        for (int i = 1; i <= 34; i++) {
            imported("fair-%02d".formatted(i), fair, "1.00");
        }
        imported("before", fair.minusSeconds(1), "1.00");
        imported("after", fair.plusSeconds(1), "1.00");
        assertEquals(36, listed(20).size());
        for (int size : new int[] {1, 2, 3, 7, 20, 35, 36, 37}) {
            assertEquals(idsInStore(), listed(size));
        }
    }

    @Test
    void ordersOfOneMillisecondAreListedOnceEach() {
        Instant moment = Instant.parse("2026-11-14T12:00:00.123Z");
        for (int i = 1; i <= 9; i++) {
            imported("early-" + i, moment.plusNanos(100_000), "1.00");
            imported("o-" + i, moment.plusNanos(200_000 + i * 1_000L), "1.00");
            imported("late-" + (9 - i), moment.plusNanos(900_000 - i * 1_000L), "1.00");
        }
        for (int size : new int[] {1, 2, 3, 5, 9, 26, 27, 28}) {
            assertEquals(idsInStore(), listed(size));
        }
    }

    @Test
    void ordersThatComeMeanwhileDoNotDisturb() {
        for (int i = 0; i < 7; i++) {
            imported("a-" + i, Instant.parse("2026-11-14T12:00:00Z").plusSeconds(i / 3), "1.00");
        }
        List<String> before = idsInStore();
        OrderPages.Page page = pages.page("hollis", 2, null);
        List<String> ids = new ArrayList<>(page.orders().stream().map(Order::id).toList());
        while (page.next() != null && ids.size() < 100) {
            store.place("hollis", BigDecimal.ONE);
            page = pages.page("hollis", 2, page.next());
            ids.addAll(page.orders().stream().map(Order::id).toList());
        }
        assertEquals(before, ids);
    }

    @Test
    void nextIsNullWhenNothingFollows() {
        assertNull(pages.page("hollis", 2, null).next());
        for (int i = 0; i < 6; i++) {
            imported("a-" + i, Instant.parse("2026-11-14T12:00:00Z").plusSeconds(i), "1.00");
        }
        assertNull(pages.page("hollis", 6, null).next());
        OrderPages.Page first = pages.page("hollis", 3, null);
        assertEquals(3, first.orders().size());
        OrderPages.Page second = pages.page("hollis", 3, first.next());
        assertEquals(3, second.orders().size());
        assertNull(second.next());
    }

    @Test
    void daysFollowEachOtherWhenTheClocksChange() {
        imported("a-1", Instant.parse("2026-10-25T22:30:00Z"), "1.00"); // 23:30, the day has 25 hours
        imported("a-2", Instant.parse("2026-03-29T22:30:00Z"), "2.00"); // 0:30 after a day of 23 hours
        assertEquals(1, report.day("hollis", LocalDate.of(2026, 10, 25), COPENHAGEN).orders());
        assertEquals(0, report.day("hollis", LocalDate.of(2026, 10, 26), COPENHAGEN).orders());
        assertEquals(0, report.day("hollis", LocalDate.of(2026, 3, 29), COPENHAGEN).orders());
        assertEquals(1, report.day("hollis", LocalDate.of(2026, 3, 30), COPENHAGEN).orders());
    }

    @Test
    void everyHourOfAYearIsInOneDay() {
        Instant hour = LocalDate.of(2026, 3, 1).atStartOfDay(COPENHAGEN).toInstant();
        Instant end = LocalDate.of(2026, 4, 1).atStartOfDay(COPENHAGEN).toInstant();
        int hours = 0;
        for (; hour.isBefore(end); hour = hour.plusSeconds(3_600)) {
            imported("a-" + hours++, hour, "1.00");
        }
        int reported = report.month("hollis", YearMonth.of(2026, 3), COPENHAGEN).stream()
                .mapToInt(DailyReport.Day::orders).sum();
        assertEquals(hours, reported);
    }

    @Test
    void anOrderAtMidnightBelongsToTheDayThatBegins() {
        imported("a-1", Instant.parse("2026-11-19T15:00:00Z"), "1.00");
        assertEquals(0, report.day("hollis", LocalDate.of(2026, 11, 19), TOKYO).orders());
        assertEquals(1, report.day("hollis", LocalDate.of(2026, 11, 20), TOKYO).orders());
    }

    @Test
    void aLineHasTheYearOfItsDay() {
        for (LocalDate date = LocalDate.of(2019, 12, 20); date.getYear() < 2031; date = date.plusDays(1)) {
            DailyReport.Day day = new DailyReport.Day(date, 4, new BigDecimal("166.10"));
            assertEquals(date + ";4;166.10", DailyReport.line(day));
        }
    }

    @Test
    void samplesAreNotReportedHoweverTheirZeroIsWritten() {
        Instant noon = Instant.parse("2026-11-20T11:00:00Z");
        imported("a-1", noon, "0");
        imported("a-2", noon, "0.0");
        imported("a-3", noon, "0.00");
        imported("a-4", noon, "0.0000");
        imported("a-5", noon, "0.0001");
        assertEquals(1, report.day("hollis", LocalDate.of(2026, 11, 20), COPENHAGEN).orders());
    }

    @Test
    void theTotalIsRoundedOnceAndHalvesToEven() {
        Instant noon = Instant.parse("2026-11-20T11:00:00Z");
        LocalDate date = LocalDate.of(2026, 11, 20);
        imported("a-1", noon, "0.1250");
        assertEquals(new BigDecimal("0.12"), report.day("hollis", date, COPENHAGEN).total());
        imported("a-2", noon, "0.0100");
        assertEquals(new BigDecimal("0.14"), report.day("hollis", date, COPENHAGEN).total()); // 0.135
        imported("a-3", noon, "0.0040");
        imported("a-4", noon, "0.0040");
        assertEquals(new BigDecimal("0.14"), report.day("hollis", date, COPENHAGEN).total()); // 0.143
    }
}
