package dev.slipway.release.evidence.report;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was scanned.
 *
 * @param digests every digest of it that the report names, in the form `sha256:…`
 */
public record Subject(String name, Set<String> digests) {

    public static final Subject UNNAMED = new Subject("", Set.of());

    private static final Pattern DIGEST = Pattern.compile("(?:.{0,1000}@)?(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})");

    public Subject {
        name = Excerpt.of(name);
        digests = Set.copyOf(digests);
    }

    /** Takes the digests out of references such as `shop/web@sha256:…`; what has none adds nothing. */
    public static Subject of(String name, Collection<String> references) {
        return new Subject(
                name, references.stream().flatMap(each -> digest(each).stream()).collect(Collectors.toSet()));
    }

    private static Optional<String> digest(String reference) {
        var form = DIGEST.matcher(reference);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "something without a name" : name;
    }
}
