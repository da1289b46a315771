import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Lists the orders of a customer page by page. */
final class OrderPages {

    /** Some orders, and what to ask with for the following page; null when there is none. */
    record Page(List<Order> orders, String next) {
    }

    private final OrderStore store;

    OrderPages(OrderStore store) {
        this.store = store;
    }

    /** The first page when `after` is null, else the one that follows. */
    Page page(String customer, int size, String after) {
        Stream<Order> rest = store.ordersOf(customer).stream();
        if (after != null) {
            Order last = lastSeen(customer, after);
            rest = rest.filter(order -> OrderStore.LISTED.compare(order, last) > 0);
        }
        List<Order> found = rest.limit(size + 1L).toList();
        if (found.size() <= size) {
            return new Page(found, null);
        }
        List<Order> orders = found.subList(0, size);
        return new Page(orders, orders.getLast().placedAt() + "/" + orders.getLast().id());
    }

    /** Time and id of the order after which the page begins: what decides the place in the list, all of it. */
    private static Order lastSeen(String customer, String after) {
        int slash = after.indexOf('/');
        Instant placedAt = Instant.parse(after.substring(0, slash));
        return new Order(after.substring(slash + 1), customer, placedAt, BigDecimal.ZERO);
    }
}
