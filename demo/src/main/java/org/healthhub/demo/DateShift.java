package org.healthhub.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the story to the present: every date of 2020 moves by the same whole days, so that the story's last day
 * becomes today. Ids and birth dates stay; record ids get the day of the replay, so that another day's is a new story
 * and the same day's is a repetition.
 */
final class DateShift {
    private static final Pattern DATED = Pattern.compile("(2020-\\d{2}-\\d{2})(|[T ]?\\d{2}:\\d{2}.*)");
    private static final Pattern ELEMENT = Pattern.compile("(<(\\w+)>)([^<]*)(</\\2>)");
    private static final Set<String> NEVER = Set.of("recordId", "idNumber", "ehcId", "mainIndex", "uscc",
            "applicationNo", "document", "birthDate", "birthday", "msgGuid", "name", "phone");
    private static final int GUID = 32;

    private final long days;
    private final String mark;

    DateShift(LocalDate lastDay, LocalDate today) {
        days = ChronoUnit.DAYS.between(lastDay, today);
        mark = today.toString().replace("-", "");
    }

    LocalDate date(LocalDate day) {
        return day.plusDays(days);
    }

    /** The body with its dates moved and its records marked with the day of the replay. */
    JsonNode json(JsonNode body) {
        if (body instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, json(array.get(i)));
            }
        } else if (body instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                member.setValue(member(member.getKey(), member.getValue()));
            }
        } else if (body.isTextual()) {
            return TextNode.valueOf(text(body.textValue()));
        }
        return body;
    }

    /** The XML text with its dates moved and its message id marked; elements that hold elements stay as they are. */
    String xml(String xml) {
        return ELEMENT.matcher(xml).replaceAll(element -> {
            String name = element.group(2);
            String value = element.group(3);
            String moved = name.equals("msgGuid") ? guid(value) : NEVER.contains(name) ? value : text(value);
            return Matcher.quoteReplacement(element.group(1) + moved + element.group(4));
        });
    }

    /** A value that is, as a whole, a date or a time of 2020 is moved; any other is not a date. */
    String text(String value) {
        Matcher dated = DATED.matcher(value);
        return dated.matches() ? LocalDate.parse(dated.group(1)).plusDays(days) + dated.group(2) : value;
    }

    private JsonNode member(String name, JsonNode value) {
        if (name.equals("recordId") && value.isTextual()) {
            return TextNode.valueOf(value.textValue() + "-" + mark);
        }
        return NEVER.contains(name) ? value : json(value);
    }

    /** Its length is fixed, so the mark replaces the end. */
    private String guid(String guid) {
        return guid.length() == GUID ? guid.substring(0, GUID - mark.length()) + mark : guid;
    }
}
