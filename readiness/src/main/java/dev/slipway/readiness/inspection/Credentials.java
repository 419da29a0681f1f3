package dev.slipway.readiness.inspection;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds passwords and keys that are written out where everybody reads them; says where, and never what. */
public final class Credentials {

    private static final String NAME =
            "[\\w.-]{0,60}(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
                    + "|secret[_-]?key|credentials?|pgpassword|_pwd|_pass)\\b";
    private static final Pattern NAMED =
            Pattern.compile("(?i)(?:^|[\\s\"'\\[{,;&-])(?:export |set |ENV |ARG |\\$env:|\\$)?\"?(" + NAME
                    + ")[\"']?\\s{0,4}(?::|=|\\s(?=\\S+$))\\s{0,4}(\"[^\"]*\"|'[^']*'|[^\\s,;}\\]]+)");
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z][a-z0-9+.-]{1,20}://[^\\s:/@\"'$]{0,80}:([^\\s/@\"']{1,128})@");
    private static final Pattern OPTION = Pattern.compile(
            "(?i)(?:(?:^|\\s)--?(?:password|requirepass|masterauth|[\\w-]{1,40}[-_](?:password|secret|token))[= ]|\\smysql(?:dump)? .*-p(?=[^\\s$])|curl .*(?:\\s-u"
                    + "|--user)\\s+[\"']?[^\\s:\"'$]+:|docker login .*-p\\s+|sshpass -p\\s*"
                    + "|-pass(?:word)? pass:)[\"']?([^\\s\"']+)");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"
                    + "|\\bgh[pousr]_[A-Za-z0-9]{36,}|\\bxox[abprs]-[A-Za-z0-9-]{10,}"
                    + "|\\bsk_live_[A-Za-z0-9]{16,}");
    private static final Pattern REFERENCE =
            Pattern.compile("[\"']?(\\$|%[A-Za-z_]|\\{\\{|<|@|process\\.env|os\\.|env[.(\\[]|secrets?\\.|vault:"
                    + "|file:|ENC\\[|arn:|\\(|!|/run/|/|\\.\\.?/|~|\\*+|x{3,}|&|#|\\||>|\\[|\\{|\\\\).*");
    private static final Pattern HARMLESS =
            Pattern.compile("(?i)[\"']?(|true|false|null|none|yes|no|on|off|read|write|inherit|required|optional"
                    + "|\\d{1,2}|string|secret|file|env|generate|admin|write-all|read-all)[\"']?");
    private static final Pattern NO_VALUE =
            Pattern.compile("(?i).*(_file|_path|_name|_id|_ref|_arn|_url|_uri|_ttl|_length|expir\\w*|secretName"
                    + "|secretKeyRef|token_endpoint|issuer)$");
    private static final Pattern DEFAULTED = Pattern.compile("\"?\\$\\{\\w+:?-([^}$]+)}?.*");
    private static final Pattern CODE = Pattern.compile("(?i)\\.(py|[mc]?[jt]s)$");
    private static final Pattern LITERAL = Pattern.compile("[brfu]{0,2}[\"'`].*");
    /** What `alembic init` writes into every file, and nobody can log in with. */
    private static final String NOBODY = "driver://user:pass@localhost/dbname";

    private Credentials() {}

    public static Lines in(Lines lines) {
        return lines.where(line -> found(line).isPresent());
    }

    /** What a line gives away, in words. */
    public static Optional<String> found(Line where) {
        var line = where.text();
        var inCode = CODE.matcher(where.file()).find();
        if (KEY.matcher(line).find()) {
            return Optional.of("a key");
        }
        var address = ADDRESS.matcher(line.replace(NOBODY, ""));
        if (address.find() && isWritten(address.group(1)) && !address.group(1).startsWith("$")) {
            return Optional.of("a password in an address");
        }
        var option = OPTION.matcher(line);
        if (option.find() && isWritten(option.group(1))) {
            return Optional.of("a password in a command");
        }
        var named = NAMED.matcher(line);
        while (named.find()) {
            if (!NO_VALUE.matcher(named.group(1)).matches()
                    && isWritten(named.group(2))
                    && (!inCode || LITERAL.matcher(named.group(2)).matches())) {
                return Optional.of("`" + named.group(1) + "`");
            }
        }
        return Optional.empty();
    }

    /** A value, or the default of a reference: that is what everybody gets who sets nothing. */
    private static boolean isWritten(String value) {
        var defaulted = DEFAULTED.matcher(value);
        var plain = defaulted.matches() ? defaulted.group(1) : value;
        return !REFERENCE.matcher(plain).matches() && !HARMLESS.matcher(plain).matches();
    }
}
