package org.healthhub.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A person by document; printed only masked. */
record Person(String idType, String idNumber, String name) {

    static Person of(JsonNode holder) {
        return new Person(holder.path("idType").asText(), holder.path("idNumber").asText(),
                holder.path("name").asText());
    }

    /** The body that asks for this person's code. */
    ObjectNode question() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("holder").put("idType", idType).put("idNumber", idNumber).put("name", name);
        return body;
    }

    /** The first character of the name and the last four of the number. */
    String masked() {
        return maskedName() + " …" + idNumber.substring(Math.max(0, idNumber.length() - 4));
    }

    /** As a gate is shown it. */
    String maskedName() {
        return (name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1))) + "**";
    }

    @Override
    public String toString() {
        return masked();
    }
}
