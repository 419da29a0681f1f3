package dev.slipway.release.bundle;

import java.util.Optional;
import java.util.regex.Pattern;

/** One line of .slipwayignore, with the meaning that it has in .gitignore. */
record IgnorePattern(String written, Pattern regex, boolean takesBackIn, boolean foldersOnly) {

    static Optional<IgnorePattern> parse(String line) {
        var written = line.strip();
        if (written.isEmpty() || written.startsWith("#")) {
            return Optional.empty();
        }
        var takesBackIn = written.startsWith("!");
        var glob = takesBackIn ? written.substring(1) : written;
        var foldersOnly = glob.endsWith("/");
        glob = foldersOnly ? glob.substring(0, glob.length() - 1) : glob;
        var anchored = glob.contains("/");
        glob = glob.startsWith("/") ? glob.substring(1) : glob;
        return Optional.of(new IgnorePattern(
                written, Pattern.compile((anchored ? "" : "(?:.*/)?") + regex(glob)), takesBackIn, foldersOnly));
    }

    boolean matches(String path, boolean folder) {
        return (folder || !foldersOnly) && regex.matcher(path).matches();
    }

    private static String regex(String glob) {
        var regex = new StringBuilder();
        for (var at = 0; at < glob.length(); ) {
            var token = tokenAt(glob, at);
            regex.append(
                    switch (token) {
                        case "**/" -> "(?:.*/)?";
                        case "**" -> ".*";
                        case "*" -> "[^/]*";
                        case "?" -> "[^/]";
                        default -> Pattern.quote(token);
                    });
            at += token.length();
        }
        return regex.toString();
    }

    private static String tokenAt(String glob, int at) {
        return glob.startsWith("**/", at) ? "**/" : glob.startsWith("**", at) ? "**" : glob.substring(at, at + 1);
    }
}
