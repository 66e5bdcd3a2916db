package org.healthhub.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.RulePackDocument;
import org.healthhub.registry.rules.WorkedCase;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The rules of the packs that the registry brings along, with two cases, for pages without a registry. */
final class ShippedPack {
    private static final Finding FOUND = new Finding.FalseDeclaration(LocalDate.parse("2020-02-18"), "d");

    private ShippedPack() {
    }

    static RulePack named(String name) {
        try (var in = RulePack.class.getResourceAsStream("/rule-packs/" + name + ".yaml")) {
            DumperOptions unused = new DumperOptions();
            Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(unused),
                    unused, new LoaderOptions(), new DatesAsText()).load(in);
            document.put("cases", List.of());
            RulePack pack = RulePackDocument.read(document, attributes -> FOUND);
            return new RulePack(pack.name(), pack.from(), pack.until(), pack.decree(), pack.checkIn(), pack.code(),
                    pack.rules(), List.of(workedCase("a false declaration is red for fourteen days"),
                            workedCase("the clock starts at the finding, not at its arrival")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkedCase workedCase(String name) {
        Instant noon = Instant.parse("2020-02-18T04:00:00Z");
        return new WorkedCase(name, List.of(new Evidence(new RecordKey(new PartnerCode("worked-case"), "fact-0"), 0, noon,
                noon, FOUND)), Map.of(LocalDate.parse("2020-03-02"), Colour.RED, LocalDate.parse("2020-03-03"), Colour.GREEN));
    }

    private static final class DatesAsText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
        }
    }
}
