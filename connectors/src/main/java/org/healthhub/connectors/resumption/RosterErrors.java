package org.healthhub.connectors.resumption;

import java.util.Arrays;
import java.util.Map;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.ReasonCode;

/** Refusals in the words of those who fill in the workbook. */
final class RosterErrors {
    private static final Map<ReasonCode, String> CHINESE = Map.ofEntries(
            Map.entry(ReasonCode.MISSING_FIELD, "缺少必填项"), Map.entry(ReasonCode.BAD_FIELD, "内容的类型或格式不正确"),
            Map.entry(ReasonCode.BAD_RECORD_ID, "记录编号为空或超过64个字符"),
            Map.entry(ReasonCode.BAD_TIME, "时间格式不正确"), Map.entry(ReasonCode.BAD_DATE, "日期不正确"),
            Map.entry(ReasonCode.FUTURE_TIME, "时间晚于当前时间"), Map.entry(ReasonCode.TOO_LONG, "内容过长"),
            Map.entry(ReasonCode.UNKNOWN_DIVISION, "行政区划代码不存在"),
            Map.entry(ReasonCode.BAD_PHONE, "手机号码不正确"),
            Map.entry(ReasonCode.BAD_CREDIT_CODE, "统一社会信用代码校验不通过"),
            Map.entry(ReasonCode.BAD_ORGANISATION_CODE, "统一社会信用代码中的组织机构代码校验不通过"),
            Map.entry(ReasonCode.COMMITMENT_MISSING, "未签署防控承诺书"),
            Map.entry(ReasonCode.LATE_APPLICATION, "计划复工日期须晚于申请日三天及以上"),
            Map.entry(ReasonCode.MISSING_HOLDER, "缺少员工信息"), Map.entry(ReasonCode.UNKNOWN_ID_TYPE, "证件类型不存在"),
            Map.entry(ReasonCode.BAD_ID_NUMBER, "证件号码的长度或字符不正确"),
            Map.entry(ReasonCode.BAD_ID_CHECK_DIGIT, "证件号码校验码不正确"),
            Map.entry(ReasonCode.BAD_ID_BIRTH_DATE, "证件号码中的出生日期不存在"),
            Map.entry(ReasonCode.BAD_ID_DIVISION, "证件号码中的地区代码不存在"),
            Map.entry(ReasonCode.FORMULA_IN_CELL, "单元格中是公式或错误值，请填写值"));

    private RosterErrors() {
    }

    /** @param heading of the column or row; the field's own name where it has none */
    record Told(String code, String heading, String says) {
    }

    static Told of(UnreadableRecord refusal) {
        return of(refusal.reason(), refusal.field());
    }

    static Told of(ReasonCode reason, String field) {
        String heading = Arrays.stream(RosterField.values()).filter(known -> known.path().equals(field)).findFirst()
                .map(RosterField::heading).orElse(field);
        return new Told(reason.code(), heading, CHINESE.getOrDefault(reason, reason.meaning()));
    }
}
