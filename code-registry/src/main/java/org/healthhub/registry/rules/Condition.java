package org.healthhub.registry.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rule asks of one attribute of a finding. An absent attribute never meets a condition. */
public sealed interface Condition {

    boolean isMetBy(Optional<Object> value, LocalDate on);

    /** The attribute is one of these. */
    record OneOf(Set<String> values) implements Condition {
        @Override
        public boolean isMetBy(Optional<Object> value, LocalDate on) {
            return value.isPresent() && values.contains(value.get().toString());
        }
    }

    /** The number is this or more. */
    record AtLeast(BigDecimal least) implements Condition {
        @Override
        public boolean isMetBy(Optional<Object> value, LocalDate on) {
            return value.isPresent() && value.get() instanceof BigDecimal number && number.compareTo(least) >= 0;
        }
    }

    /** The set holds at least one of these. */
    record AnyOf(Set<String> values) implements Condition {
        @Override
        public boolean isMetBy(Optional<Object> value, LocalDate on) {
            return value.isPresent() && value.get() instanceof Collection<?> all
                    && all.stream().anyMatch(one -> values.contains(one.toString()));
        }
    }

    /** The code stands on one of these dated lists on the finding's effective date. */
    record InList(List<DatedList> lists) implements Condition {
        @Override
        public boolean isMetBy(Optional<Object> value, LocalDate on) {
            return value.isPresent() && lists.stream().anyMatch(list -> list.holds(value.get().toString(), on));
        }
    }

    /** The code is present and stands on none of these dated lists on the finding's effective date. */
    record NotInList(List<DatedList> lists) implements Condition {
        @Override
        public boolean isMetBy(Optional<Object> value, LocalDate on) {
            return value.isPresent() && lists.stream().noneMatch(list -> list.holds(value.get().toString(), on));
        }
    }
}
