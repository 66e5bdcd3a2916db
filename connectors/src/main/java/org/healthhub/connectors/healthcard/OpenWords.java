package org.healthhub.connectors.healthcard;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words that the open platform has where the provincial interface has codes. */
final class OpenWords {
    private static final Map<String, String> SEXES = Map.of("男", "1", "女", "2", "未知", "0", "未说明", "9");
    /** GB/T 3304, in the order of its codes from 01 on. */
    private static final List<String> NATIONS = List.of("汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 "
            .concat("傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 ")
            .concat("乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺").split(" "));

    private OpenWords() {
    }

    /** GB/T 2261.1 for 男, 女 and what is not known. */
    static Optional<String> sexCode(String word) {
        return Optional.ofNullable(SEXES.get(word));
    }

    /** 男 or 女; empty where the code says neither. */
    static String sexWord(String code) {
        return code.equals("1") ? "男" : code.equals("2") ? "女" : "";
    }

    /** GB/T 3304 for a nation, with or without 族; 99 for 其他. */
    static Optional<String> nationCode(String word) {
        if (word.equals("其他")) {
            return Optional.of("99");
        }
        String bare = word.endsWith("族") ? word.substring(0, word.length() - 1) : word;
        int at = NATIONS.indexOf(bare);
        return at < 0 ? Optional.empty() : Optional.of("%02d".formatted(at + 1));
    }
}
