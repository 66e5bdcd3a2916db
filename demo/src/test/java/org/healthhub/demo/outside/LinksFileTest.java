package org.healthhub.demo.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksFileTest {
    private static final String FOREIGN = "province-34.address=http://127.0.0.1:1/\nother.address=http://127.0.0.1:2/";

    @TempDir
    Path folder;
    private Path file;
    private NeighbourProvince province;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("links.properties");
        province = new NeighbourProvince("34", Set.of());
    }

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void theSystemsCountBeforeWhatStandsThereUntilTheEnd() throws IOException {
        Files.writeString(file, FOREIGN);

        try (LinksFile links = LinksFile.with(file, List.of(province))) {
            assertThat(lines()).containsEntry("province-34.address", province.address().toString())
                    .containsEntry("other.address", "http://127.0.0.1:2/");
        }

        assertThat(file).hasContent(FOREIGN);
    }

    @Test
    void aFileThatWasNotThereGoesAgain() throws IOException {
        try (LinksFile links = LinksFile.with(file, List.of(province))) {
            assertThat(file).exists();
        }

        assertThat(file).doesNotExist();
    }

    @Test
    void whatAKilledDemonstrationLeftIsTakenOut() throws IOException {
        Files.writeString(file, FOREIGN + "\n");
        LinksFile.with(file, List.of(province));

        LinksFile.with(file, List.of(province)).close();

        assertThat(Files.readString(file)).isEqualTo(FOREIGN + "\n");
    }

    @Test
    void closingTwiceDoesNoHarm() throws IOException {
        LinksFile links = LinksFile.with(file, List.of(province));
        links.close();

        links.close();

        assertThat(file).doesNotExist();
    }

    private Properties lines() throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
        return lines;
    }
}
