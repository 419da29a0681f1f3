package dev.slipway.release.environment;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows what people write where a value has yet to come, and what everybody tries first. */
final class Placeholders {

    private static final int LONGEST = 200;

    private static final Pattern ASKS = Pattern.compile("(?i)<[^<>]*>|x{3,}|\\?{2,}|\\.{3}|\\*{3,}"
            + "|(todo|tbd|fixme|placeholder|change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|it)|fill[-_ ]?(me|this)?[-_ ]?in)[!.]*"
            + "|(change|replace|insert|enter|put|your|my)[-_ ].*[-_ ](here|in[-_ ]production)"
            + "|your[-_][a-z0-9_-]*(key|secret|token|password|name|domain)");

    /** Keys of manuals and first starts, and forms that say themselves that they are for nothing serious. */
    private static final Pattern FAMOUS =
            Pattern.compile("(?i).*(changeme|change-me|change_me|replaceme|django-insecure-|minioadmin"
                    + "|AKIAIOSFODNN7EXAMPLE|wJalrXUtnFEMI/K7MDENG|placeholder|12345678).*");

    private static final List<String> EVERYDAY = List.of(
            "abc",
            "abcdef",
            "access",
            "admin",
            "api",
            "app",
            "auth",
            "base",
            "change",
            "changeit",
            "code",
            "cookie",
            "data",
            "database",
            "db",
            "default",
            "demo",
            "dev",
            "development",
            "do",
            "dummy",
            "encryption",
            "example",
            "fake",
            "foo",
            "foobar",
            "for",
            "guest",
            "hello",
            "here",
            "hunter",
            "in",
            "insecure",
            "insert",
            "is",
            "it",
            "jwt",
            "key",
            "keyboard",
            "cat",
            "letmein",
            "local",
            "long",
            "master",
            "me",
            "monkey",
            "my",
            "mysql",
            "not",
            "now",
            "only",
            "pass",
            "passphrase",
            "passwd",
            "password",
            "placeholder",
            "please",
            "postgres",
            "postgresql",
            "private",
            "prod",
            "production",
            "pwd",
            "qwerty",
            "random",
            "redis",
            "replace",
            "root",
            "sample",
            "secret",
            "secure",
            "session",
            "sign",
            "signing",
            "some",
            "staging",
            "string",
            "super",
            "tbd",
            "temp",
            "test",
            "testing",
            "the",
            "this",
            "to",
            "todo",
            "token",
            "use",
            "user",
            "value",
            "very",
            "welcome",
            "with",
            "x",
            "xx",
            "xxx",
            "your");

    private Placeholders() {}

    /** True for a text that is no value of anything. */
    static boolean asksToBeChanged(String value) {
        return value.length() <= LONGEST && ASKS.matcher(value.strip()).matches();
    }

    /** True also for everyday words, digits and signs between them: `password123`, `my-super-secret-key`. */
    static boolean isNoSecret(String value) {
        return asksToBeChanged(value)
                || FAMOUS.matcher(value).matches()
                || value.length() <= LONGEST && isMadeOfWords(value);
    }

    /** Few letters among many digits say nothing. */
    private static boolean isMadeOfWords(String value) {
        return plain(value).length() * 4 >= value.length() && (isEveryday(plain(value)) || isEveryday(unmasked(value)));
    }

    private static String plain(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Reads `p4ssw0rd` as people do. */
    private static String unmasked(String value) {
        return plain(value.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's'));
    }

    /** Whether letters are such words one after the other, wherever one ends and the next begins. */
    private static boolean isEveryday(String letters) {
        var reachable = new boolean[letters.length() + 1];
        reachable[0] = true;
        for (var at = 0; at < letters.length(); at++) {
            for (var word : EVERYDAY) {
                if (reachable[at] && letters.startsWith(word, at)) {
                    reachable[at + word.length()] = true;
                }
            }
        }
        return !letters.isEmpty() && reachable[letters.length()];
    }
}
