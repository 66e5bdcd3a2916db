package org.healthhub.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words that a jte template shows without asking the texts for them. */
final class LiteralText {
    private static final Set<String> READ_ALOUD = Set.of("title", "alt", "placeholder", "aria-label", "content");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");
    private static final Pattern SIMPLE = Pattern.compile("\\G@(else|endif|endfor|endraw|raw)\\b");
    private static final Pattern CALL = Pattern.compile("\\G@(if|elseif|for|template[.\\w]*)\\(");
    private static final Pattern LINE = Pattern.compile("\\G@(import|param)[^\\n]*");

    private final String text;
    private final StringBuilder shown = new StringBuilder();
    private int at;

    private LiteralText(String text) {
        this.text = text;
    }

    static List<String> of(String template) {
        LiteralText scanner = new LiteralText(withoutDefaults(template));
        scanner.markup(false);
        return words(scanner.shown);
    }

    /** Parameters with a default hold expressions, which the line pattern drops together with the line. */
    private static String withoutDefaults(String template) {
        return template.replaceAll("(?m)^@param .*$", "");
    }

    private static List<String> words(CharSequence shown) {
        List<String> words = new ArrayList<>();
        Pattern.compile("\\p{L}[\\p{L}\\p{M}'’-]*").matcher(shown).results().forEach(word -> words.add(word.group()));
        return words;
    }

    /** Reads markup to its end, which for a content block is its back-quote. */
    private void markup(boolean block) {
        while (at < text.length()) {
            if (block && text.charAt(at) == '`') {
                at++;
                return;
            }
            if (matched(LINE).isPresent() || matched(SIMPLE).isPresent()) {
                continue;
            }
            if (matched(CALL).isPresent()) {
                expression(')');
            } else if (text.startsWith("${", at) || text.startsWith("!{", at)) {
                at += 2;
                expression('}');
            } else if (text.charAt(at) == '<') {
                tag();
            } else {
                shown.append(text.charAt(at++));
            }
        }
    }

    /** Reads Java to its closing bracket; content blocks inside are markup again. */
    private void expression(char closing) {
        while (at < text.length()) {
            char here = text.charAt(at);
            if (text.startsWith("@`", at)) {
                at += 2;
                markup(true);
                continue;
            }
            at++;
            if (here == closing) {
                return;
            } else if (here == '"') {
                string();
            } else if (here == '(') {
                expression(')');
            } else if (here == '{') {
                expression('}');
            }
        }
    }

    private void string() {
        while (text.charAt(at++) != '"') {
            if (text.charAt(at - 1) == '\\') {
                at++;
            }
        }
    }

    private void tag() {
        StringBuilder tag = new StringBuilder();
        char quote = 0;
        while (quote != 0 || text.charAt(at) != '>') {
            if (text.startsWith("${", at)) {
                at += 2;
                expression('}');
                continue;
            }
            char here = text.charAt(at++);
            quote = here == quote ? 0 : quote == 0 && (here == '"' || here == '\'') ? here : quote;
            tag.append(here);
        }
        at++;
        shown.append(' ');
        if (!tag.toString().startsWith("<meta")) {
            ATTRIBUTE.matcher(tag).results().filter(found -> READ_ALOUD.contains(found.group(1)))
                    .forEach(found -> shown.append(found.group(2)).append(' '));
        }
    }

    private Optional<String> matched(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find(at)) {
            at = matcher.end();
            return Optional.of(matcher.group());
        }
        return Optional.empty();
    }
}
