package dev.slipway.release.environment;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A value with what it is called where it stands in running text: a command, a header, a file of settings. */
public record NamedValue(String name, String value) {

    private static final String NAME = "([A-Za-z_][\\w.-]{0,99}+)[\"']?";
    /** Looked at without being passed, for a value may name another one: `-e PASSWORD=x`. */
    private static final String VALUE = "(?=\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\\s\"';|&,}\\]]{1,2000}))";

    /** `--db-password=x`, `PGPASSWORD=x`, `password: x`, `"password": "x"`. */
    private static final Pattern ASSIGNED =
            Pattern.compile("(?<![\\w.-])-{0,2}" + NAME + "[ \\t]{0,9}[=:][ \\t]{0,9}" + VALUE);
    /** `--requirepass x`. */
    private static final Pattern OPTION = Pattern.compile("(?<!\\S)[\"']?--?" + NAME + "[ \\t]{1,9}(?!-)" + VALUE);
    /** `requirepass x`, on a line of its own. */
    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^[ \\t]{0,99}" + NAME + "[ \\t]{1,9}" + VALUE);
    /** Options of one letter, which mean a password to these programs only. */
    private static final Pattern SHORT = Pattern.compile("\\b(?:(?:mysql|mariadb)[\\w-]{0,30}[^|;&\\n]{0,200}\\s-p"
            + "|sshpass\\s{1,9}-p\\s{0,9}"
            + "|redis-cli\\b[^|;&\\n]{0,200}\\s-a\\s{1,9}"
            + "|curl\\b[^|;&\\n]{0,200}\\s(?:-u|--user)[\\s=]{0,9}[\"']?[^\\s:\"']{1,100}:)" + VALUE);

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "(?i)\\bauthorization[\"']?[ \\t]{0,9}[=:][ \\t]{0,9}[\"']?(?:basic|bearer|token)[ \\t]{1,9}" + VALUE);
    private static final Pattern ADDRESS = Pattern.compile("\\b[a-z][a-z0-9+.-]{1,20}://[^\\s\"'<>]{1,999}");

    /** What is put in later, by a shell or a template, and where it lies. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?s).{0,999}?(?:\\$[A-Za-z_{(]|\\{\\{).*"
            + "|[`<%@~].*|\\.{0,2}/.*|(?:env|file|fd):.*|stdin|-"
            + "|\\S{1,99}\\.(?:pem|key|crt|cer|txt|json|ya?ml|env)");

    /** All that a text names. */
    public static List<NamedValue> in(String text) {
        var named = Stream.of(ASSIGNED, OPTION, DIRECTIVE)
                .flatMap(form -> form.matcher(text).results())
                .map(found -> new NamedValue(found.group(1), value(found, 2)))
                .filter(each -> !each.value.contains("://"));
        var unnamed = Stream.of(SHORT, AUTHORIZATION)
                .flatMap(form -> form.matcher(text).results())
                .map(found -> new NamedValue("PASSWORD", value(found, 1)));
        var addresses = ADDRESS.matcher(text).results().map(found -> new NamedValue("ADDRESS", found.group()));
        return Stream.of(named, unnamed, addresses)
                .flatMap(each -> each)
                .filter(each -> !ELSEWHERE.matcher(each.value).matches())
                .distinct()
                .toList();
    }

    /** The one of three groups that took part. */
    private static String value(MatchResult found, int first) {
        return Stream.of(first, first + 1, first + 2)
                .map(found::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
