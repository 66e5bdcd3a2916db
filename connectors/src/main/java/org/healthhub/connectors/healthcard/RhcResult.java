package org.healthhub.connectors.healthcard;

import org.healthhub.registry.intake.ReasonCode;

/** The result codes of the provincial interface (QWB 002-2017) that this door gives. */
enum RhcResult {
    DONE("0", "成功"),
    EMPTY_PARAMETER("1001", "参数为空"),
    SPECIAL_CHARACTER("1002", "参数含有特殊字符"),
    UNKNOWN_BUSINESS("1003", "业务编码错误"),
    BAD_CREDENTIALS("1005", "用户名或密码错误"),
    NOT_CERTIFIED("1006", "机构未认证"),
    NO_ORIGIN("1007", "机构编码和应用编码均为空"),
    SYSTEM("1011", "系统错误"),
    UNPARSABLE("1012", "参数解析错误"),
    BAD_TIME("2005", "时间解析错误"),
    BAD_QR_CODE("3001", "二维码错误"),
    IDENTITY_MISMATCH("3003", "身份信息不一致"),
    UNDECIPHERABLE("6001", "解密失败"),
    LOWER_CASE_X("6002", "身份证号码中的字母X必须大写"),
    BAD_BIRTH_DATE("6003", "出生日期格式错误"),
    REGISTERED("6008", "注册成功");

    private final String code;
    private final String says;

    RhcResult(String code, String says) {
        this.code = code;
        this.says = says;
    }

    String code() {
        return code;
    }

    String says() {
        return says;
    }

    boolean isSuccess() {
        return this == DONE || this == REGISTERED;
    }

    /** The result nearest to a reason of the hub; the reason itself goes beside it. */
    static RhcResult nearest(ReasonCode reason) {
        return switch (reason) {
            case MISSING_FIELD, MISSING_HOLDER, MISSING_NAME -> EMPTY_PARAMETER;
            case UNKNOWN_OPERATION -> UNKNOWN_BUSINESS;
            case NOT_AUTHENTICATED, UNKNOWN_PARTNER -> BAD_CREDENTIALS;
            case WRONG_SYSTEM, NOT_GRANTED -> NOT_CERTIFIED;
            case BAD_TIME, FUTURE_TIME -> BAD_TIME;
            case UNAVAILABLE, OVERLOADED -> SYSTEM;
            default -> UNPARSABLE;
        };
    }
}
