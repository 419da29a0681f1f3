package dev.slipway.benchmarks;

import java.util.List;

/**
 * How much is measured.
 *
 * @param megabytes of the database, as a dump has it
 * @param passes how often each contender runs; an even number lets each be first as often as last
 * @param ten whether ten gigabytes are streamed as well
 * @param proof whether it is only about the proof
 */
record BackupOptions(int megabytes, int passes, boolean ten, boolean proof) {

    private static final String TEN = "--ten";

    static BackupOptions of(String... arguments) {
        var words = List.of(arguments);
        return new BackupOptions(
                number(words, "--megabytes", 300),
                number(words, "--passes", 4),
                words.contains(TEN),
                words.contains("--proof"));
    }

    private static int number(List<String> words, String option, int usual) {
        int at = words.indexOf(option);
        if (at < 0) {
            return usual;
        }
        if (at + 1 == words.size() || !words.get(at + 1).matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(option + " wants a number, such as " + option + " " + usual);
        }
        return Integer.parseInt(words.get(at + 1));
    }
}
