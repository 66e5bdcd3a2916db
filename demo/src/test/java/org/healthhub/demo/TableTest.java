package org.healthhub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void aChineseCharacterIsTwoCellsWide() {
        assertThat(Table.width("红 RED")).isEqualTo(6);
        assertThat(Table.width("𠮷㛃䶮")).isEqualTo(6);
        assertThat(Table.width("（虚构）")).isEqualTo(8);
        assertThat(Table.width("SANTOS MARIA…")).isEqualTo(13);
    }

    @Test
    void columnsStandUnderEachOther() {
        Table table = new Table("Who", "Colour", "Record", "Until");
        table.add("𠮷**", "绿 GREEN", "", "");
        table.add("SANTOS", "红 RED", "", "2020-03-15");

        List<String> lines = table.toString().lines().toList();

        assertThat(lines.get(0)).isEqualTo("Who     Colour    Until");
        assertThat(lines.get(1)).isEqualTo("------  --------  ----------");
        assertThat(lines.get(2)).isEqualTo("𠮷**    绿 GREEN");
        assertThat(lines.get(3)).isEqualTo("SANTOS  红 RED    2020-03-15");
    }
}
