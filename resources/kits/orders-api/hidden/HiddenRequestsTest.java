import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the interviewer runs when requests have been added. */
class HiddenRequestsTest {

    final OrderStore store =
            new OrderStore(Clock.fixed(Instant.parse("2026-11-23T09:30:00.123456789Z"), ZoneOffset.UTC));

    /** Found by its name, so that a store without it fails these tests and still lets them be built. */
    Order place(String request, String customer, String amount) {
        Method place;
        try {
            place = OrderStore.class.getDeclaredMethod("place", String.class, String.class, BigDecimal.class);
        } catch (NoSuchMethodException none) {
            return fail("there is no place(String, String, BigDecimal)");
        }
        try {
            place.setAccessible(true);
            return (Order) place.invoke(store, request, customer, new BigDecimal(amount));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(thrown.getCause());
        } catch (IllegalAccessException refused) {
            throw new AssertionError(refused);
        }
    }

    int orders(String customer) {
        return store.ordersOf(customer).size();
    }

    @Test
    void aRepeatedRequestMakesNoSecondOrder() {
        Order first = place("r-1", "hollis", "12.50");
        for (int i = 0; i < 3; i++) {
            assertEquals(first.id(), place("r-1", "hollis", "12.50").id());
        }
        assertEquals(1, orders("hollis"));
    }

    @Test
    void theSameAmountMayBeWrittenOtherwise() {
        Order first = place("r-1", "hollis", "12.5");
        assertEquals(first.id(), place("r-1", "hollis", "12.50").id());
        assertEquals(first.id(), place("r-1", "hollis", "12.5000").id());
    }

    @Test
    void anotherAmountIsRefusedAndMakesNothing() {
        Order first = place("r-1", "hollis", "12.50");
        assertThrows(IllegalArgumentException.class, () -> place("r-1", "hollis", "12.51"));
        assertEquals(List.of(first), store.ordersOf("hollis"));
        assertEquals(first.id(), place("r-1", "hollis", "12.50").id());
    }

    @Test
    void requestsOfTwoCustomersHaveNothingToDoWithEachOther() {
        Order one = place("r-1", "hollis", "12.50");
        Order other = place("r-1", "kestrel", "7.00");
        assertNotEquals(one.id(), other.id());
        assertNotEquals(place("b/c", "a", "1.00").id(), place("c", "a/b", "2.00").id());
        assertNotEquals(place("bc", "a", "1.00").id(), place("c", "ab", "2.00").id());
    }

    @Test
    void ordersWithoutARequestAreMadeEachTime() {
        store.place("hollis", new BigDecimal("12.50"));
        store.place("hollis", new BigDecimal("12.50"));
        assertEquals(2, orders("hollis"));
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        assertEquals(Instant.parse("2026-11-23T09:30:00.123456Z"),
                store.place("hollis", new BigDecimal("12.50")).placedAt());
    }
}
