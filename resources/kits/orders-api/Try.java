import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A place to try things: Run builds and starts it. */
class Try {

    public static void main(String[] arguments) {
        OrderStore store = new OrderStore(Clock.systemUTC());
        for (int i = 1; i <= 5; i++) {
            Instant placedAt = Instant.parse("2026-11-20T10:00:00Z").plusSeconds(i);
            store.importAll(List.of(new Order("a-" + i, "hollis", placedAt, new BigDecimal("12.50"))));
        }

        OrderPages pages = new OrderPages(store);
        OrderPages.Page page = pages.page("hollis", 2, null);
        System.out.println(page);
        System.out.println(pages.page("hollis", 2, page.next()));

        DailyReport report = new DailyReport(store);
        System.out.println(DailyReport.line(
                report.day("hollis", LocalDate.of(2026, 11, 20), ZoneId.of("Europe/Copenhagen"))));
    }
}
