package org.healthhub.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs wrk with the script beside the sources and reads the line of figures that it prints. */
final class Wrk {
    private static final int PEAK_CONNECTIONS = 16;
    /** Many, each of them thinking between its requests, so that they arrive as if from many gates. */
    private static final int PACED_CONNECTIONS = 64;
    private static final Pattern LINE = Pattern.compile("figures ([\\d.]+) ([\\d.]+) ([\\d.]+) (\\d+)");

    private final Settings settings;
    private final String login;

    record Figures(double perSecond, double p50, double p99) {
    }

    Wrk(Settings settings, Settings.Account account) {
        this.settings = settings;
        this.login = Base64.getEncoder().encodeToString(
                (account.name() + ":" + account.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** @param rate requests a second, or 0 for as many as can be */
    Figures run(String path, Path tokens, double rate) throws IOException, InterruptedException {
        int connections = rate == 0 ? PEAK_CONNECTIONS : PACED_CONNECTIONS;
        ProcessBuilder process = new ProcessBuilder("wrk", "-t1", "-c" + connections, "-d" + settings.seconds() + "s",
                "--timeout", "10s", "-s", System.getProperty("wrkScript"), settings.http(path)).redirectErrorStream(true);
        process.environment().put("WRK_TOKENS", tokens.toString());
        process.environment().put("WRK_LOGIN", login);
        process.environment().put("WRK_THINK_MS", rate == 0 ? "0" : "%.3f".formatted(connections * 1000 / rate));
        Process wrk = process.start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher line = LINE.matcher(output);
        if (!line.find() || !line.group(4).equals("0")) {
            throw new IOException("wrk failed, or not all requests were answered well: " + output);
        }
        return new Figures(Double.parseDouble(line.group(1)), Double.parseDouble(line.group(2)),
                Double.parseDouble(line.group(3)));
    }
}
