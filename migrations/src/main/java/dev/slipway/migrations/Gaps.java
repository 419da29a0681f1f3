package dev.slipway.migrations;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds numbers left out where migrations are numbered one after the other; timestamps have no gaps. */
final class Gaps {

    private static final int LONGEST_NUMBER = 7;
    private static final Set<Integer> STEPS = Set.of(5, 10, 100, 1000);

    private Gaps() {}

    /** The files by version, in order. */
    static List<Problem> in(Map<Version, String> files) {
        var versions = List.copyOf(files.keySet());
        var problems = new ArrayList<Problem>();
        if (!versions.stream().allMatch(Gaps::isNumber)) {
            return problems;
        }
        int step = step(versions);
        for (int i = 1; i < versions.size(); i++) {
            int missing = number(versions.get(i - 1)) + step;
            if (number(versions.get(i)) > missing) {
                problems.add(Problem.of(
                        Problem.Kind.GAP,
                        String.valueOf(files.get(versions.get(i))),
                        "follows version " + versions.get(i - 1) + ", so version " + missing
                                + " is missing; add it or number the rest anew before they are applied anywhere"));
            }
        }
        return problems;
    }

    private static boolean isNumber(Version version) {
        return version.canonical().length() <= LONGEST_NUMBER
                && version.canonical().indexOf('.') < 0;
    }

    /** Some leave room between the numbers on purpose. */
    private static int step(List<Version> versions) {
        int smallest = Integer.MAX_VALUE;
        for (int i = 1; i < versions.size(); i++) {
            smallest = Math.min(smallest, number(versions.get(i)) - number(versions.get(i - 1)));
        }
        return STEPS.contains(smallest) ? smallest : 1;
    }

    private static int number(Version version) {
        return new BigInteger(version.canonical()).intValueExact();
    }
}
