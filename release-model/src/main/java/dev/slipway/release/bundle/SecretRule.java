package dev.slipway.release.bundle;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One way to recognise a secret in a line of text. */
record SecretRule(String name, Pattern form, Predicate<String> convincing) {

    private static final String NAMED = "(?i)(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key"
            + "|private[_-]?key|encryption[_-]?key|credentials?)"
            + "(?:[_-]?(?:key|value|hash|salt))?[\"']?\\s{0,8}(?::=|=>|=|:)\\s{0,8}";

    private static final List<SecretRule> ALL = List.of(
            certain("private key", "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"),
            certain("AWS access key", "\\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16})\\b"),
            certain(
                    "AWS secret key",
                    "(?i)aws.{0,20}secret.{0,20}[:=]\\s{0,8}[\"']?([A-Za-z0-9/+=]{40})(?![A-Za-z0-9/+=])"),
            certain("GitHub token", "\\b(gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})"),
            certain("GitLab token", "\\b(gl(?:pat|dt|rt|cbt)-[A-Za-z0-9_-]{20,255})"),
            certain("Slack token", "\\b(xox[abeoprs]-[A-Za-z0-9-]{10,255})"),
            certain("Slack webhook", "(hooks\\.slack\\.com/services/T[A-Za-z0-9]+/B[A-Za-z0-9]+/[A-Za-z0-9]+)"),
            certain("Stripe key", "\\b([sr]k_live_[A-Za-z0-9]{16,255})"),
            certain("Google API key", "\\b(AIza[A-Za-z0-9_-]{35})"),
            certain("npm token", "\\b(npm_[A-Za-z0-9]{36})\\b"),
            certain("JSON web token", "\\b(eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,})"),
            likely("password in an address", "[a-z][a-z0-9+.-]{1,20}://[^\\s:/@\"']{0,80}:([^\\s/@\"']{6,128})@"),
            likely("password or token", NAMED + "\"([^\"]{8,256})\""),
            likely("password or token", NAMED + "'([^']{8,256})'"),
            likely("password or token", NAMED + "([^\\s\"',;#]{8,256})"));

    private static SecretRule certain(String name, String regex) {
        return new SecretRule(name, Pattern.compile(regex), _ -> true);
    }

    /** A form that harmless text has too: only a value that looks random convinces. */
    private static SecretRule likely(String name, String regex) {
        return new SecretRule(name, Pattern.compile(regex), Randomness::looksRandom);
    }

    /** What a line gives away, without saying it. */
    static Optional<String> foundIn(String line) {
        return ALL.stream()
                .filter(rule -> rule.matches(line))
                .map(SecretRule::name)
                .findFirst();
    }

    private boolean matches(String line) {
        return form.matcher(line)
                .results()
                .anyMatch(found -> convincing.test(found.groupCount() == 0 ? found.group() : found.group(1)));
    }
}
