package org.healthhub.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        try (InputStream in = RulePackFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no rule pack " + resource);
            }
            RulePack pack = parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<String> defects = PackCheck.defects(pack);
            if (!defects.isEmpty()) {
                throw new IllegalArgumentException("the rule pack " + pack.name() + " has defects: " + defects);
            }
            return pack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Any rule pack, also one with defects.
     *
     * @throws IllegalArgumentException when it is not a rule pack; the message says where and why
     */
    static RulePack parse(String text) {
        try {
            Map<String, Object> document = yaml().load(text);
            return RulePackDocument.read(document, RulePackFile::finding);
        } catch (YAMLException | ClassCastException e) {
            throw new IllegalArgumentException("not readable as YAML: " + e.getMessage(), e);
        }
    }

    private static Finding finding(Map<String, Object> attributes) {
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
