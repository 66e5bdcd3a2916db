package org.healthhub.connectors.risklist;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of the list as a table, in the order of the document that describes them, by either of their headings. */
enum CsvColumn {
    RECORD_ID("recordId", true, "记录编号", "编号"),
    OBSERVED_AT("observedAt", true, "上报时间"),
    OPERATION("operation", false, "操作"),
    ID_TYPE("idType", true, "证件类型"),
    ID_NUMBER("idNumber", true, "证件号码", "身份证号"),
    NAME("name", false, "姓名"),
    PHONE("phone", false, "联系电话", "手机号"),
    CATEGORY("category", true, "人员类别", "类别"),
    SINCE("since", true, "起始日期"),
    UNTIL("until", false, "截止日期"),
    OBSERVATION("observation", false, "观察方式"),
    FROM_DIVISION("fromDivision", false, "来源地区划"),
    VENUE("venue", false, "场所"),
    DOCUMENT("document", true, "文书号");

    private final String member;
    private final boolean needed;
    private final List<String> chinese;

    CsvColumn(String member, boolean needed, String... chinese) {
        this.member = member;
        this.needed = needed;
        this.chinese = List.of(chinese);
    }

    /** The column with this heading; a heading that is none is of a column that nobody reads. */
    static Optional<CsvColumn> headed(String heading) {
        return Arrays.stream(values())
                .filter(column -> column.member.equalsIgnoreCase(heading) || column.chinese.contains(heading))
                .findFirst();
    }

    /** Its member in the JSON form of the list. */
    String member() {
        return member;
    }

    /** Whether a table without it says too little. */
    boolean isNeeded() {
        return needed;
    }

    boolean isOfHolder() {
        return this == ID_TYPE || this == ID_NUMBER || this == NAME || this == PHONE;
    }
}
