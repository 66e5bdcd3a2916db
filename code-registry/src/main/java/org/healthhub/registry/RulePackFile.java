package org.healthhub.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.healthhub.registry.rules.PackCheck;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.RulePackDocument;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a rule pack from its YAML file. */
final class RulePackFile {
    private static final ObjectMapper JSON = CanonicalJson.mapper();

    private RulePackFile() {
    }

    /**
     * A pack that is shipped with the hub.
     *
     * @throws IllegalArgumentException when it is not a rule pack, or has defects
     */
    static RulePack read(String resource) {
        RulePack pack = parse(ShippedPacks.text(resource));
        List<String> defects = PackCheck.defects(pack);
        if (!defects.isEmpty()) {
            throw new IllegalArgumentException("the rule pack " + pack.name() + " has defects: " + defects);
        }
        return pack;
    }

    /**
     * Any rule pack, also one with defects.
     *
     * @throws IllegalArgumentException when it is not a rule pack; the message says where and why
     */
    static RulePack parse(String text) {
        try {
            return RulePackDocument.read(document(text), RulePackFile::finding);
        } catch (ClassCastException | NullPointerException | ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException("not a rule pack: " + e.getMessage(), e);
        }
    }

    /** What is wrong with a pack, also where its cases cannot even be worked out. */
    static List<String> defects(RulePack pack) {
        try {
            return PackCheck.defects(pack);
        } catch (ClassCastException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return List.of("the worked cases cannot be worked out: " + e.getMessage());
        }
    }

    /** The plain maps and lists of the document, in its order. */
    static Map<String, Object> document(String text) {
        try {
            // JSON is YAML but for the tabs that may stand between its values.
            String plain = text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
            if (yaml().load(plain) instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
                Map<String, Object> document = new LinkedHashMap<>();
                map.forEach((key, value) -> document.put(key.toString(), value));
                return document;
            }
            throw new IllegalArgumentException("not a rule pack: a mapping is needed");
        } catch (YAMLException e) {
            throw new IllegalArgumentException("not readable as YAML: " + e.getMessage(), e);
        }
    }

    /** A part of a document as YAML again: the same content gives the same text, however it was laid out. */
    static String written(Object part) {
        DumperOptions block = new DumperOptions();
        block.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        block.setAllowUnicode(true);
        block.setWidth(110);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(block), block, new LoaderOptions(),
                new DatesAsText()).dump(part);
    }

    static Finding finding(Map<String, Object> attributes) {
        return JSON.convertValue(attributes, Finding.class);
    }

    private static Yaml yaml() {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits, new DatesAsText());
    }

    /** Leaves dates as text, as YAML timestamps have a zone of their own, and words such as "on" as words. */
    private static final class DatesAsText extends Resolver {
        private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, TRUE_OR_FALSE, "tf");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
