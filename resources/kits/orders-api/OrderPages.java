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
            long before = Long.parseLong(after);
            rest = rest.filter(order -> order.placedAt().toEpochMilli() < before);
        }
        List<Order> found = rest.limit(size + 1L).toList();
        if (found.size() <= size) {
            return new Page(found, null);
        }
        List<Order> orders = found.subList(0, size);
        return new Page(orders, String.valueOf(orders.getLast().placedAt().toEpochMilli()));
    }
}
