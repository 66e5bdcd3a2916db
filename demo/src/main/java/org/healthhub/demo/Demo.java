package org.healthhub.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Replays the story up to today and prints what became of its people, then what the hub answers while the systems outside
 * fail. Ends with 1 if a colour or an answer is not the expected one, with 2 if the hub could not be reached or something
 * went wrong.
 */
public final class Demo {
    /** China has one time, that of Shanghai. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** What a code can be; a number that was wrong on purpose has no answer at all. */
    private static final Set<String> COLOURS = Set.of("GREEN", "YELLOW", "ORANGE", "RED", "NONE");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Demo() {
    }

    /** @param arguments the folder of the story, {@code samples/story} if none is given */
    public static void main(String[] arguments) {
        try {
            System.exit(run(Path.of(arguments.length > 0 ? arguments[0] : "samples/story")));
        } catch (Exception trouble) {
            System.err.println("The demo could not be played: " + trouble);
            System.exit(2);
        }
    }

    private static int run(Path folder) throws Exception {
        Place place = Place.of(System.getenv());
        Accounts accounts = Accounts.read(place.var().resolve("demo-accounts.properties"));
        Story story = Story.read(folder);
        DateShift shift = new DateShift(story.lastDay(), LocalDate.now(ZONE));
        Tally tally = new Tally();
        HubHttp http = new HubHttp(place.http(), accounts);
        long began = System.nanoTime();
        try (QueueDoor queue = new QueueDoor(place.amqp(), accounts, tally)) {
            Replay replay = new Replay(story, shift, new SoapDoor(http, accounts, tally), queue,
                    new RestDoor(http, tally));
            replay.run((day, files) -> OUT.println(day + "  " + files + " files sent and settled"));
            Duration sending = Duration.ofNanos(System.nanoTime() - began);
            CodeReader codes = new CodeReader(http);
            List<String> surprises = printCast(story, codes);
            printTotals(tally, codes, replay.people(), sending);
            surprises.addAll(playOutside(http, story));
            surprises.forEach(OUT::println);
            return surprises.isEmpty() ? 0 : 1;
        }
    }

    private static List<String> printCast(Story story, CodeReader codes) throws Exception {
        Table table = new Table("Who", "What happens", "Colour", "Since", "Until", "Rule", "Record");
        List<String> surprises = new ArrayList<>();
        for (Story.CastMember one : story.cast()) {
            CodeReader.Code code = codes.code(one.person());
            table.add(one.person().masked(), one.happens(), word(code.colour()), code.since(), code.until(), code.rule(),
                    code.record());
            if (!code.colour().equals(one.expected())) {
                surprises.add("NOT AS EXPECTED: " + one.person().masked() + " (" + one.happens() + ") should be "
                        + one.expected() + " but is " + code.colour());
            }
        }
        OUT.println();
        OUT.println(table);
        return surprises;
    }

    /** Only where the hub's file of links can be written. */
    private static List<String> playOutside(HubHttp http, Story story) throws Exception {
        Optional<Path> links = Place.links(System.getenv());
        if (links.isEmpty()) {
            return List.of();
        }
        Person bearer = story.cast().stream().filter(one -> one.expected().equals("GREEN")).findFirst().orElseThrow()
                .person();
        Table table = new Table("System outside", "Behaviour", "What the hub answers", "Milliseconds");
        try (OutsideScene scene = OutsideScene.open(links.get(), http, bearer, LocalDate.now(ZONE))) {
            Runtime.getRuntime().addShutdownHook(new Thread(scene::close));
            List<String> surprises = scene.play(table);
            OUT.println();
            OUT.println(table);
            return surprises;
        }
    }

    private static void printTotals(Tally tally, CodeReader codes, Set<Person> people, Duration sending)
            throws Exception {
        Map<String, Integer> colours = new TreeMap<>();
        for (Person person : people) {
            String colour = codes.code(person).colour();
            if (COLOURS.contains(colour)) {
                colours.merge(word(colour), 1, Integer::sum);
            }
        }
        tally.notable().forEach(OUT::println);
        OUT.println();
        OUT.println("Codes     " + colours);
        OUT.println("Records   " + tally.outcomes());
        OUT.printf("Refused %d, quarantined %d, failed %d, pending %d; %.1f seconds%n", tally.of("REFUSED"),
                tally.of("QUARANTINED"), tally.of("FAILED"), tally.of("PENDING"), sending.toMillis() / 1000.0);
    }

    private static String word(String colour) {
        return switch (colour) {
            case "GREEN" -> "绿 GREEN";
            case "YELLOW" -> "黄 YELLOW";
            case "ORANGE" -> "橙 ORANGE";
            case "RED" -> "红 RED";
            case "NONE" -> "无码 NONE";
            default -> colour;
        };
    }
}
