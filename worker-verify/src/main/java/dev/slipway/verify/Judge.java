package dev.slipway.verify;

import dev.slipway.events.Evidence;
import dev.slipway.events.Verdict;
import dev.slipway.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what was seen against what was expected. Never quotes a body: it may hold what no event may. */
final class Judge {

    /** One thing that is not as expected, and what to do about it. */
    private record Flaw(String observed, String fix) {}

    private Judge() {}

    static Finding of(Visit visit, Seen seen) {
        return switch (seen) {
            case Seen.Silence silence -> failed(Kind.SILENT, visit, seen, List.of(unanswered(visit, silence)));
            case Seen.Answer answer -> of(visit, answer);
        };
    }

    private static Finding of(Visit visit, Seen.Answer answer) {
        var flaws = new ArrayList<Flaw>();
        wrongStatus(visit, answer).ifPresent(flaws::add);
        missingText(visit, answer).ifPresent(flaws::add);
        var kind = flaws.isEmpty() ? Kind.LATE : Kind.WRONG;
        late(visit, answer).ifPresent(flaws::add);
        return flaws.isEmpty() ? passed(visit, answer) : failed(kind, visit, answer, flaws);
    }

    private static Flaw unanswered(Visit visit, Seen.Silence silence) {
        return new Flaw(
                "no answer: " + silence.why(),
                "see in the log of " + visit.test().service() + " whether it runs and what it was doing");
    }

    private static Optional<Flaw> wrongStatus(Visit visit, Seen.Answer answer) {
        var expected = visit.test().expectation().status();
        if (answer.status() == expected) {
            return Optional.empty();
        }
        var leads = answer.location()
                .map(to -> " pointing to " + to + " (not followed)")
                .orElse("");
        return Optional.of(new Flaw(
                "status " + answer.status() + leads + " instead of " + expected,
                visit.detour().orElse(advice(visit, answer))));
    }

    private static String advice(Visit visit, Seen.Answer answer) {
        if (answer.status() / 100 == 3) {
            return "test the address that it points to, or expect status " + answer.status();
        }
        return answer.status() / 100 == 5
                ? "the log of " + visit.test().service() + " says why it could not answer"
                : "see whether " + visit.test().service() + " of this release still serves that path";
    }

    private static Optional<Flaw> missingText(Visit visit, Seen.Answer answer) {
        var body = answer.body();
        return visit.test()
                .expectation()
                .contains()
                .filter(text -> !body.text().contains(text))
                .map(text -> new Flaw(
                        "`" + text + "` is not in the " + (body.whole() ? "" : "first ") + body.bytes()
                                + " bytes of the body",
                        visit.detour()
                                .orElse("see what " + visit.test().service()
                                        + " answers there, or correct `contains`")));
    }

    private static Optional<Flaw> late(Visit visit, Seen.Answer answer) {
        var within = visit.test().expectation().within();
        if (answer.took().compareTo(within) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Flaw(
                "it took " + answer.took().toMillis() + " ms instead of at most " + within.toMillis() + " ms",
                "find what slows " + visit.test().service() + " down, or allow more in `within`"));
    }

    private static Finding passed(Visit visit, Seen.Answer answer) {
        var observed = "status " + answer.status() + " after " + answer.took().toMillis() + " ms";
        return new Finding(Kind.GOOD, evidence(visit, answer, Verdict.PASS, observed, ""));
    }

    private static Finding failed(Kind kind, Visit visit, Seen seen, List<Flaw> flaws) {
        var observed = String.join("; ", flaws.stream().map(Flaw::observed).toList());
        var fix = String.join("; ", flaws.stream().map(Flaw::fix).distinct().toList());
        var call = visit.test().call().method() + " " + visit.address() + ": ";
        return new Finding(kind, evidence(visit, seen, Verdict.FAIL, call + observed, fix));
    }

    private static Evidence evidence(Visit visit, Seen seen, Verdict verdict, String observed, String fix) {
        return Evidence.newBuilder()
                .setName(visit.name())
                .setVerdict(verdict)
                .setObserved(observed)
                .setFix(fix)
                .setMillis(seen.took().toMillis())
                .build();
    }
}
