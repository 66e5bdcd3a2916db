package org.healthhub.connectors.resumption;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The headings of the workbook, each with the field that it stands for. */
enum RosterField {
    APPLICATION_NO("申请编号", "applicationNo", Form.TEXT), USCC("统一社会信用代码", "uscc", Form.TEXT),
    ENTERPRISE("企业名称", "enterpriseName", Form.NAME), DIVISION("经营场所行政区划代码", "division", Form.TEXT),
    INDUSTRY("行业", "industry", Form.NAME), ABOVE_SCALE("是否规上企业", "aboveScale", Form.FLAG),
    PLANNED("计划复工日期", "plannedResumeDate", Form.DATE), EMPLOYEES("员工总数", "employees", Form.COUNT),
    COMMITMENT("是否已签署防控承诺书", "commitmentSigned", Form.FLAG), SUBMITTED("申请时间", "observedAt", Form.TIME),
    RECORD("记录编号（可不填）", "recordId", Form.TEXT), WITHDRAWN("是否撤回（可不填）", "withdrawn", Form.FLAG),

    NAME("姓名", "holder.name", Form.NAME), ID_TYPE("证件类型", "holder.idType", Form.ID_TYPE),
    ID_NUMBER("证件号码", "holder.idNumber", Form.TEXT), PHONE("手机号码", "holder.phone", Form.TEXT),
    ARRIVED("到达日期", "arrivalDate", Form.DATE), WHENCE("来源地行政区划代码", "fromDivision", Form.TEXT);

    /** How a cell of the field is read. */
    enum Form { TEXT, NAME, FLAG, DATE, TIME, COUNT, ID_TYPE }

    private final String heading;
    private final String path;
    private final Form form;

    RosterField(String heading, String path, Form form) {
        this.heading = heading;
        this.path = path;
        this.form = form;
    }

    String heading() {
        return heading;
    }

    String path() {
        return path;
    }

    Form form() {
        return form;
    }

    static List<RosterField> application() {
        return Arrays.stream(values()).filter(field -> field.compareTo(NAME) < 0).toList();
    }

    static List<RosterField> roster() {
        return Arrays.stream(values()).filter(field -> field.compareTo(NAME) >= 0).toList();
    }

    static Optional<RosterField> ofApplication(String heading) {
        return named(application(), heading);
    }

    static Optional<RosterField> ofRoster(String heading) {
        return named(roster(), heading);
    }

    private static Optional<RosterField> named(List<RosterField> fields, String heading) {
        // People add spaces, and a star to what is required.
        String plain = heading.replaceAll("[\\s*＊\\u3000]", "");
        return fields.stream().filter(field -> field.heading.equals(plain)).findFirst();
    }
}
