package dev.slipway.deploy;

import dev.slipway.events.PlanRequested;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.runtime.GiveUp;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out which release a request means: the one it brings, or one that has served here before. */
final class WantedRelease {

    private WantedRelease() {}

    static Release of(PlanRequested requested, Logbook book) {
        return requested.getKind() == RequestKind.ROLLBACK
                ? requested.getToVersion().map(version -> named(version, book)).orElseGet(() -> theOneBefore(book))
                : requested
                        .getRelease()
                        .orElseThrow(() -> new GiveUp(
                                "release-missing",
                                "The request names no release to deploy; make one with `slipway request`.",
                                "release-missing"));
    }

    private static Release named(String version, Logbook book) {
        if (book.liveRelease().filter(live -> live.getVersion().equals(version)).isPresent()) {
            throw new GiveUp(
                    "already-serving", version + " serves already, so there is nothing to go back to.", "rollback");
        }
        return served(book)
                .filter(release -> release.getVersion().equals(version))
                .findFirst()
                .orElseThrow(() -> new GiveUp(
                        "version-not-recorded",
                        version + " has never been confirmed here; recorded are " + versions(book)
                                + ". Deploy it instead.",
                        "rollback"));
    }

    private static Release theOneBefore(Logbook book) {
        return book.history().stream()
                .filter(release -> book.liveRelease().filter(release::equals).isEmpty())
                .findFirst()
                .orElseThrow(() -> new GiveUp(
                        "nothing-to-go-back-to",
                        "No release has served here before "
                                + book.liveRelease().map(Release::getVersion).orElse("the first one") + ".",
                        "rollback"));
    }

    private static Stream<Release> served(Logbook book) {
        return Stream.concat(book.warm().map(Serving::release).stream(), book.history().stream());
    }

    private static String versions(Logbook book) {
        var known = book.history().stream().map(Release::getVersion).collect(Collectors.joining(", "));
        return known.isEmpty() ? "none" : known;
    }
}
