package org.healthhub.systemtests;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.healthhub.systemtests.HttpDoor.Answer;

/** Asks for the codes of persons. */
final class Codes {
    private Codes() {
    }

    /** The code of this person, asked for by a partner that may. */
    static Answer of(RunningHub hub, Person person) {
        return HttpDoor.of(hub, "dingtalk").post("/hub/api/v1/codes", about(person));
    }

    static ObjectNode about(Person person) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("holder", person.holder());
        return body;
    }
}
