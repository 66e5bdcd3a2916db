package org.healthhub.systemtests;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Somebody who cannot be real: numbers with sequence 000 were never given out. */
record Person(String idNumber, String name, String phone) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1950, 1, 1);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Queue<Person> ALL = new ConcurrentLinkedQueue<>();

    /** Somebody whom the hub has not heard of. */
    static Person unknown() {
        int number = COUNT.getAndIncrement();
        String birthday = FIRST_BIRTHDAY.plusDays(number).format(DateTimeFormatter.BASIC_ISO_DATE);
        Person person = new Person(withCheck("330106" + birthday + "000"), "测试" + Integer.toString(number, 36),
                "1380013%04d".formatted(number % 10_000));
        ALL.add(person);
        return person;
    }

    /** Everybody that was made up so far. */
    static Stream<Person> all() {
        return ALL.stream();
    }

    ObjectNode holder() {
        return JsonNodeFactory.instance.objectNode().put("idType", "RESIDENT_ID").put("idNumber", idNumber)
                .put("name", name).put("phone", phone);
    }

    private static String withCheck(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return seventeen + CHECKS.charAt(sum % 11);
    }
}
