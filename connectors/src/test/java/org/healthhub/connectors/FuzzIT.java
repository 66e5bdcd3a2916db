package org.healthhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.healthhub.connectors.healthcard.CardMessages;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Throws mutated samples at every parser: nothing but the refusal may come of it, within a second of processor time
 * each. For so many seconds per parser as {@code -Dfuzz.seconds} says, from the seed {@code -Dfuzz.seed}. What fails is
 * kept below {@code target/fuzz}: it becomes a sample when the parser is mended.
 */
class FuzzIT {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Path KEPT = Path.of("target/fuzz");
    private static final Duration FOR = Duration.ofSeconds(Long.getLong("fuzz.seconds", 2));
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final long MOST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Arrival ARRIVAL = Arrival.at(Instant.parse("2020-03-09T16:00:00Z"));

    private interface Parser {
        void read(byte[] message);
    }

    private record Target(String name, Parser parser, List<byte[]> corpus) {
    }

    @TestFactory
    Stream<DynamicTest> noInputDoesMoreThanToBeRefused() throws IOException {
        return targets().stream().map(target -> DynamicTest.dynamicTest(target.name() + " from seed " + SEED,
                () -> fuzz(target)));
    }

    private static List<Target> targets() throws IOException {
        List<Target> targets = new ArrayList<>();
        for (PartnerSystem system : PartnerSystem.linked()) {
            targets.add(new Target(system.path() + " in JSON", message -> translated(system, message, ContentType.JSON),
                    corpus(SAMPLES.resolve(system.path()), Set.of("json"))));
        }
        for (MessageFormat format : Languages.FORMATS) {
            for (String type : format.mediaTypes()) {
                targets.add(new Target(format.system().path() + " in " + type, message -> read(format, message, type),
                        corpus(SAMPLES.resolve(format.system().path()), endings(type))));
            }
        }
        targets.add(new Target("health card in SOAP",
                message -> CardMessages.readAnything(new String(message, StandardCharsets.UTF_8)),
                corpus(SAMPLES.resolve("health-card-answers"), Set.of("action.xml", "message.xml"))));
        return targets;
    }

    private static void read(MessageFormat format, byte[] message, String type) {
        MessageBody body = MessageBody.of(message, ContentType.of(type));
        try {
            format.records(body);
        } catch (Refusal refused) {
            format.refusal(body, refused.reason());
        }
        translated(format.system(), message, ContentType.of(type));
    }

    private static void translated(PartnerSystem system, byte[] message, ContentType type) {
        Translation translation = Languages.ALL.translate(system, MessageBody.of(message, type),
                new PartnerCode("fuzz"), ARRIVAL);
        assertThat(translation.receipts()).noneMatch(receipt -> receipt.code().filter(
                ReasonCode.INTERNAL_ERROR::equals).isPresent());
    }

    private static void fuzz(Target target) throws IOException {
        assertThat(target.corpus()).as("samples for %s", target.name()).isNotEmpty();
        SplittableRandom random = new SplittableRandom(SEED);
        long until = System.nanoTime() + FOR.toNanos();
        long tries = 0;
        while (System.nanoTime() < until) {
            byte[] message = Mutation.of(target.corpus(), random);
            long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try {
                target.parser().read(message);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError defect) {
                throw new AssertionError(target.name() + " failed on " + kept(target, message, tries), defect);
            }
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from;
            // The first of all loads classes.
            if (took > MOST_NANOS && tries > 0) {
                throw new AssertionError(target.name() + " took " + Duration.ofNanos(took) + " over "
                        + kept(target, message, tries));
            }
            tries++;
        }
        assertThat(tries).isPositive();
    }

    private static Path kept(Target target, byte[] message, long number) throws IOException {
        Files.createDirectories(KEPT);
        return Files.write(KEPT.resolve(target.name().replaceAll("[^a-z0-9]+", "-") + "-" + number), message);
    }

    private static Set<String> endings(String type) {
        return switch (type) {
            case "application/hl7-v2", "x-application/hl7-v2+er7" -> Set.of("hl7");
            case "application/fhir+json" -> Set.of("fhir.json");
            case "text/csv" -> Set.of("csv");
            case "application/vnd.health-hub.office-form+json" -> Set.of("form");
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> Set.of("xlsx");
            case "application/x-ndjson" -> Set.of("ndjson");
            case "application/xml", "text/xml" -> Set.of("xml");
            default -> throw new IllegalArgumentException("which samples are in " + type + "?");
        };
    }

    private static List<byte[]> corpus(Path folder, Set<String> endings) throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (endings.contains(name.substring(name.indexOf('.') + 1)) && Files.size(file) < 1 << 20) {
                    corpus.add(Files.readAllBytes(file));
                }
            }
        }
        return corpus;
    }

    /** One to eight small changes of a sample. */
    private static final class Mutation {
        private static final byte[][] TOKENS = Stream.of("\0", "\"", "\\", "{", "}", "[", "]", ",", ":", "<", ">", "&", "&#0;",
                "]]>", "<!DOCTYPE a>", "<?", "\r", "\n", "\r\n", "|", "^", "~", "\\X0D\\", "\\.br\\", "MSH|^~\\&|", "\u000B", "\u001C\r",
                "1e999999999", "-1", "99999999999999999999999", "0x", "null", "true", "NaN", "\\ud800", "\uFEFF", "\u202E", "=cmd|",
                "2020-02-30", "9999-12-31T23:59:59+18:00", "{\"a\":".repeat(40), "[".repeat(5_000), "<a>".repeat(2_000), "甲".repeat(300))
                .map(token -> token.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);

        private Mutation() {
        }

        static byte[] of(List<byte[]> corpus, SplittableRandom random) {
            byte[] message = corpus.get(random.nextInt(corpus.size())).clone();
            for (int changes = random.nextInt(1, 9); changes > 0; changes--) {
                message = changed(message, corpus, random);
            }
            return message;
        }

        private static byte[] changed(byte[] message, List<byte[]> corpus, SplittableRandom random) {
            int at = random.nextInt(message.length + 1);
            int to = Math.min(message.length, at + random.nextInt(1, 64));
            return switch (random.nextInt(7)) {
                case 0 -> joined(message, at, new byte[]{(byte) random.nextInt(256)}, Math.min(at + 1, message.length));
                case 1 -> joined(message, at, new byte[0], to);
                case 2 -> joined(message, at, Arrays.copyOfRange(message, at, to), at);
                case 3 -> joined(message, at, TOKENS[random.nextInt(TOKENS.length)], at);
                case 4 -> joined(message, at, TOKENS[random.nextInt(TOKENS.length)], to);
                case 5 -> Arrays.copyOf(message, at);
                default -> {
                    byte[] other = corpus.get(random.nextInt(corpus.size()));
                    int from = random.nextInt(other.length + 1);
                    yield joined(message, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + 200)), to);
                }
            };
        }

        private static byte[] joined(byte[] message, int head, byte[] middle, int tail) {
            byte[] joined = Arrays.copyOf(message, head + middle.length + message.length - tail);
            System.arraycopy(middle, 0, joined, head, middle.length);
            System.arraycopy(message, tail, joined, head + middle.length, message.length - tail);
            return joined;
        }
    }
}
