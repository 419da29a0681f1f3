package dev.slipway.backup.loss;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The names of the databases that take part in a restore; the same for each attempt, so that the names that exist tell
 * how far an attempt has come.
 *
 * @param live what the application connects to
 * @param incoming the restored one, until it is exchanged
 * @param kept the replaced one, afterwards
 */
public record SwapPlan(String live, String incoming, String kept) {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_ID = 20;
    private static final Pattern REPLACED = Pattern.compile("_old_[0-9]{14}_[A-Za-z0-9]{1,20}$");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /** The time is that of the decision, which outlives whoever works on it. */
    public static SwapPlan of(String live, String backup, Instant decided) {
        var letters = backup.replaceAll("[^A-Za-z0-9]", "");
        var id = letters.substring(Math.max(0, letters.length() - LONGEST_ID));
        var time = TIME.format(decided);
        return new SwapPlan(live, named(live, "_new_" + time + "_" + id), named(live, "_old_" + time + "_" + id));
    }

    /** Whether a name is one that a database of that name would have got when it was replaced. */
    static boolean isReplaced(String name, String live) {
        var ending = REPLACED.matcher(name);
        return ending.find() && name.equals(named(live, ending.group()));
    }

    /** PostgreSQL would cut the end off, which is what tells names apart. */
    private static String named(String live, String ending) {
        var beginning = live;
        while ((beginning + ending).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            beginning = beginning.substring(0, beginning.offsetByCodePoints(beginning.length(), -1));
        }
        return beginning + ending;
    }
}
