import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What a customer has ordered, day by day, for the bookkeeping. */
final class DailyReport {

    /** How many orders a day had, and what they come to. */
    record Day(LocalDate date, int orders, BigDecimal total) {
    }

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("YYYY-MM-dd", Locale.ROOT);

    private final OrderStore store;

    DailyReport(OrderStore store) {
        this.store = store;
    }

    /** One day of a customer, in the customer's time zone. */
    Day day(String customer, LocalDate date, ZoneId zone) {
        Instant from = date.atStartOfDay(zone).toInstant();
        Instant to = from.plus(Duration.ofDays(1));
        List<BigDecimal> amounts = store.ordersOf(customer).stream()
                .filter(order -> !order.placedAt().isBefore(from) && order.placedAt().isBefore(to))
                .map(Order::amount)
                .filter(amount -> !amount.equals(BigDecimal.ZERO)) // samples
                .toList();
        BigDecimal total = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Day(date, amounts.size(), total.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** All days of a month, the first one first. */
    List<Day> month(String customer, YearMonth month, ZoneId zone) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1))
                .map(date -> day(customer, date, zone))
                .toList();
    }

    /** A line for the bookkeeping program: "2026-11-23;14;1204.50". */
    static String line(Day day) {
        return DATE.format(day.date()) + ";" + day.orders() + ";" + day.total().toPlainString();
    }
}
