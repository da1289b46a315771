import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps the orders in memory. Calls come one at a time. */
final class OrderStore {

    /** The order in which customers see their orders. */
    static final Comparator<Order> LISTED =
            Comparator.comparing(Order::placedAt).reversed().thenComparing(Order::id);

    private record Request(String customer, String text) {
    }

    private final Clock clock;
    private final List<Order> orders = new ArrayList<>();
    private final Map<Request, Order> requests = new HashMap<>();
    private int last = 0;

    OrderStore(Clock clock) {
        this.clock = clock;
    }

    /** Makes a new order that is placed now. */
    Order place(String customer, BigDecimal amount) {
        String id = String.format(Locale.ROOT, "o-%06d", ++last);
        Order order = new Order(id, customer, clock.instant().truncatedTo(ChronoUnit.MICROS), amount);
        orders.add(order);
        return order;
    }

    /** Makes the order of a request, or gives back the one that the same request made before. */
    Order place(String request, String customer, BigDecimal amount) {
        Request key = new Request(customer, request);
        Order known = requests.get(key);
        if (known == null) {
            Order order = place(customer, amount);
            requests.put(key, order);
            return order;
        }
        if (known.amount().compareTo(amount) != 0) {
            throw new IllegalArgumentException("request " + request + " was for " + known.amount().toPlainString());
        }
        return known;
    }

    /** Takes over orders that were placed elsewhere. */
    void importAll(Collection<Order> others) {
        orders.addAll(others);
    }

    /** All orders of a customer as they are listed; a list of its own. */
    List<Order> ordersOf(String customer) {
        return orders.stream().filter(order -> order.customer().equals(customer)).sorted(LISTED).toList();
    }
}
