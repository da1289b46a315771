import java.math.BigDecimal;
import java.time.Instant;

/** One order: its time to the microsecond, its amount in euros with up to four decimals. */
record Order(String id, String customer, Instant placedAt, BigDecimal amount) {
}
