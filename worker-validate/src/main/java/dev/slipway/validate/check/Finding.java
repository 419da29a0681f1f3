package dev.slipway.validate.check;

import dev.slipway.events.Evidence;
import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import dev.slipway.runtime.Failures;
import java.time.Duration;
import java.util.List;

/** The answer of one check: what was seen, and if that speaks against the request, why and what to do about it. */
public record Finding(Verdict verdict, String observed, String fix, List<Reason> reasons) {

    public Finding {
        observed = Excerpt.of(observed);
        reasons = List.copyOf(reasons);
    }

    public static Finding pass(String observed) {
        return new Finding(Verdict.PASS, observed, "", List.of());
    }

    /** It does not speak against the request, but somebody should know. */
    public static Finding warn(String observed, String fix) {
        return new Finding(Verdict.WARN, observed, fix, List.of());
    }

    public static Finding notApplicable(String observed) {
        return new Finding(Verdict.NOT_APPLICABLE, observed, "", List.of());
    }

    public static Finding fail(String code, String observed, String fix) {
        return new Finding(Verdict.FAIL, observed, fix, List.of(reason(code, Excerpt.of(observed) + "; " + fix)));
    }

    /** Several things are wrong at once; each is told as a reason of its own. */
    public static Finding failAll(String code, String observed, String fix, List<String> problems) {
        return new Finding(
                Verdict.FAIL,
                observed,
                fix,
                Excerpt.of(problems).stream()
                        .map(problem -> reason(code, problem))
                        .toList());
    }

    /** The same where the problems themselves are what was seen. */
    public static Finding failEach(String code, String fix, List<String> problems) {
        return failAll(code, counted(problems), fix, problems);
    }

    private static String counted(List<String> problems) {
        return (problems.size() > 1 ? problems.size() + " problems: " : "") + String.join("; ", problems);
    }

    /** What has to be looked at cannot be seen, however often it was tried. */
    public static Finding unseen(String why) {
        var code = "check-impossible";
        var told = "the request could not be checked, so nothing was changed: " + Excerpt.of(why);
        var fix = "mend that, then ask again under a new id";
        var reason = Reason.newBuilder()
                .setCode(code)
                .setMessage(told + "; " + fix)
                .setRunbook(code)
                .build();
        return new Finding(Verdict.FAIL, told, fix, List.of(reason));
    }

    static Finding overdue(String check, Duration within) {
        return fail(
                "check-overdue",
                "the check `" + check + "` had no answer within " + within.toMillis() + " ms",
                "see whether what it looks at answers, or lengthen slipway.validate.checks, then ask again under a new"
                        + " id");
    }

    static Finding broken(String check, Throwable why) {
        return fail(
                "check-broken",
                "the check `" + check + "` broke, which is a fault of its own: " + Failures.describe(why),
                "report it with the log of worker-validate, then ask again under a new id");
    }

    public Evidence evidence(String check, long millis) {
        return new Evidence(check, verdict, observed, fix, millis);
    }

    private static Reason reason(String code, String message) {
        return Reason.newBuilder().setCode(code).setMessage(message).build();
    }
}
