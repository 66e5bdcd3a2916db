package org.healthhub.systemtests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** The partners of the demonstration, each with a record of its own system that gives somebody unknown a code. */
enum Partner {
    HEALTH_CARD("zj-card", "health-card", "GREEN", Records::newCard),
    EXCHANGE("ah-exchange", "exchange", "YELLOW", Records::yellowOfAnhui),
    RESUMPTION("zj-resumption", "resumption", "YELLOW", Records::rosterOf),
    CHECK_IN("dingtalk", "check-in", "GREEN", Records::checkIn),
    RISK_LIST("zj-cdc", "risk-list", "RED", Records::closeContact);

    private final String account;
    private final String system;
    private final String colour;
    private final Function<Person, ObjectNode> record;

    Partner(String account, String system, String colour, Function<Person, ObjectNode> record) {
        this.account = account;
        this.system = system;
        this.colour = colour;
        this.record = record;
    }

    String account() {
        return account;
    }

    String system() {
        return system;
    }

    /** The colour that its record gives. */
    String colour() {
        return colour;
    }

    ObjectNode record(Person person) {
        return record.apply(person);
    }
}
