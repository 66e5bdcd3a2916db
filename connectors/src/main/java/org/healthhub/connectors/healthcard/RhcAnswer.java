package org.healthhub.connectors.healthcard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the provincial interface. A refusal tells nothing that the sender wrote; what a success tells of persons
 * stands in {@code personinfo} or {@code ehc_cardinfo}.
 */
final class RhcAnswer {
    private final RhcResult result;
    private final String says;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, String> ends = new LinkedHashMap<>();

    private record Block(String name, Map<String, String> fields) {
    }

    private RhcAnswer(RhcResult result, String says) {
        this.result = result;
        this.says = says;
    }

    static RhcAnswer of(RhcResult result) {
        return new RhcAnswer(result, result.says());
    }

    /** Refused: beside the interface's own code, the hub's reason and the field. */
    static RhcAnswer refused(RhcRefusal refusal) {
        RhcAnswer answer = new RhcAnswer(refusal.result(), refusal.result().says() + " " + refusal.reason().code());
        answer.ends.put("hubCode", refusal.reason().code());
        Optional.of(refusal.field()).filter(f -> !f.isEmpty()).ifPresent(f -> answer.ends.put("hubField", f));
        return answer;
    }

    /** Adds a block; fields without a value are left out. */
    RhcAnswer with(String block, Map<String, String> fields) {
        Map<String, String> present = new LinkedHashMap<>(fields);
        present.values().removeIf(String::isEmpty);
        blocks.add(new Block(block, present));
        return this;
    }

    /** Adds a single element behind the blocks. */
    RhcAnswer ending(String name, String text) {
        ends.put(name, text);
        return this;
    }

    String xml() {
        return XmlText.document("response", out -> {
            out.element("result", result.isSuccess() ? "成功" : "失败");
            out.element("desc", says);
            out.element("resultCode", result.code());
            for (Block block : blocks) {
                out.block(block.name(), () -> {
                    for (Map.Entry<String, String> field : block.fields().entrySet()) {
                        out.element(field.getKey(), field.getValue());
                    }
                });
            }
            for (Map.Entry<String, String> end : ends.entrySet()) {
                out.element(end.getKey(), end.getValue());
            }
        });
    }
}
