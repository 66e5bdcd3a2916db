package org.healthhub.connectors.healthcard;

import java.util.EnumSet;
import java.util.Set;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The result codes of the provincial interface (QWB 002-2017) that this door gives. Where the public text names only the
 * number (7001 to 7005, 8001 to 8005, 11002), the meaning is this hub's; docs/partners.md lists them.
 */
enum RhcResult {
    DONE("0", "成功"),
    EMPTY_PARAMETER("1001", "参数为空"),
    SPECIAL_CHARACTER("1002", "参数含有特殊字符"),
    UNKNOWN_BUSINESS("1003", "业务编码错误"),
    APP_NOT_CERTIFIED("1004", "应用未认证"),
    BAD_CREDENTIALS("1005", "用户名或密码错误"),
    NOT_CERTIFIED("1006", "机构未认证"),
    NO_ORIGIN("1007", "机构编码和应用编码均为空"),
    SYSTEM("1011", "系统错误"),
    UNPARSABLE("1012", "参数解析错误"),
    CANCELLED("2001", "健康卡已注销"),
    NOT_REVIEWED("2002", "健康卡未审核"),
    REVIEW_FAILED("2003", "健康卡审核未通过"),
    FIXED_CODE_ALREADY("2004", "已申请静态二维码"),
    BAD_TIME("2005", "时间解析错误"),
    DYNAMIC_CODE_VALID("2006", "动态二维码仍在有效期内"),
    NO_CODE("2007", "无二维码"),
    NOT_REGISTERED("2008", "健康卡未注册"),
    CODE_GIVEN("2009", "二维码申请成功"),
    BAD_QR_CODE("3001", "二维码错误"),
    NO_CARD("3002", "无健康卡信息"),
    IDENTITY_MISMATCH("3003", "身份信息不一致"),
    QR_CODE_EXPIRED("3004", "二维码已过期"),
    VERIFIED("3005", "二维码验证成功"),
    CODE_OF_ANOTHER("4001", "证件与二维码不一致"),
    CANCELLATION_DONE("4004", "健康卡注销成功"),
    CODES_FOUND("5005", "二维码查询成功"),
    UNDECIPHERABLE("6001", "解密失败"),
    LOWER_CASE_X("6002", "身份证号码中的字母X必须大写"),
    BAD_BIRTH_DATE("6003", "出生日期格式错误"),
    PICTURE_TOO_LARGE("6005", "图片大小超过400K"),
    REGISTERED("6008", "注册成功"),
    REGISTERED_ALREADY("6009", "已注册"),
    SELF_NOT_REGISTERED("7001", "本人未注册健康卡"),
    MEMBER_NOT_REGISTERED("7002", "家庭成员未注册健康卡"),
    MEMBER_MISMATCH("7003", "家庭成员身份信息不一致"),
    BOUND_ALREADY("7004", "家庭成员已绑定"),
    CANNOT_BIND("7005", "家庭成员关系错误或人数超限"),
    BOUND("7006", "家庭成员绑定成功"),
    UNBIND_SELF_UNKNOWN("8001", "本人未注册健康卡"),
    UNBIND_MEMBER_UNKNOWN("8002", "家庭成员未注册健康卡"),
    NOT_BOUND("8003", "家庭成员未绑定"),
    UNBOUND("8006", "家庭成员解绑成功"),
    MODIFIED("11002", "修改成功");

    private static final Set<RhcResult> SUCCESSES = EnumSet.of(DONE, CODE_GIVEN, VERIFIED, CANCELLATION_DONE,
            CODES_FOUND, REGISTERED, REGISTERED_ALREADY, BOUND, UNBOUND, MODIFIED);

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
        return SUCCESSES.contains(this);
    }

    /** The result nearest to a reason of the hub; the reason itself goes beside it. */
    static RhcResult nearest(ReasonCode reason) {
        return switch (reason) {
            case MISSING_FIELD, MISSING_HOLDER, MISSING_NAME -> EMPTY_PARAMETER;
            case UNKNOWN_OPERATION -> UNKNOWN_BUSINESS;
            case NOT_AUTHENTICATED, UNKNOWN_PARTNER -> BAD_CREDENTIALS;
            case WRONG_SYSTEM, NOT_GRANTED -> NOT_CERTIFIED;
            case BAD_TIME, FUTURE_TIME -> BAD_TIME;
            case CODE_UNKNOWN, PERSON_UNKNOWN -> NOT_REGISTERED;
            case CARD_UNKNOWN -> NO_CARD;
            case IDENTITY_CONFLICT -> IDENTITY_MISMATCH;
            case UNAVAILABLE, OVERLOADED -> SYSTEM;
            default -> UNPARSABLE;
        };
    }
}
