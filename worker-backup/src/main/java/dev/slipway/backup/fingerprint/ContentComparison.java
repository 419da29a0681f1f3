package dev.slipway.backup.fingerprint;

import dev.slipway.migrations.data.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts into sentences where the data of a copy is another. */
record ContentComparison(List<String> differences, List<String> remarks) {

    void compare(Contents original, Contents copy) {
        var tables = byName(copy.tables(), TablePicture::name);
        original.tables().forEach(table -> compare(table, tables));
        var known = byName(original.tables(), TablePicture::name);
        copy.tables().stream()
                .filter(table -> !known.containsKey(table.name()))
                .forEach(table -> differences.add(
                        table.name() + " is in the copy, with " + rows(table) + ", and not in the original"));
        var sequences = byName(copy.sequences(), SequencePicture::name);
        original.sequences().forEach(sequence -> compare(sequence, sequences));
        if (!original.largeObjects().equals(copy.largeObjects())) {
            differences.add("large objects: " + original.largeObjects() + " in the original, " + copy.largeObjects()
                    + " in the copy" + (sameSize(original, copy) ? ", with other contents" : ""));
        }
    }

    private void compare(TablePicture table, Map<TableName, TablePicture> copies) {
        var copy = copies.get(table.name());
        if (copy == null) {
            differences.add(table.name() + " is missing in the copy, with " + rows(table));
        } else if (!table.content().equals(copy.content())) {
            if (table.derived()) {
                remarks.add(table.name() + " is computed anew by a restore: it had " + rows(table) + " and has "
                        + rows(copy) + " now");
            } else {
                differences.add(table.name() + ": " + difference(table, copy));
            }
        }
    }

    private static String difference(TablePicture table, TablePicture copy) {
        if (table.content().rows() != copy.content().rows()) {
            return rows(table) + " in the original, " + rows(copy) + " in the copy";
        }
        var columns = table.content().columnsThatDiffer(copy.content());
        return "of " + rows(table) + " not all have the same content"
                + (columns.isEmpty() ? ", values stand in other rows" : ", look at " + String.join(", ", columns));
    }

    private void compare(SequencePicture sequence, Map<TableName, SequencePicture> copies) {
        var copy = copies.get(sequence.name());
        if (copy == null) {
            differences.add("sequence " + sequence.name() + " is missing in the copy");
        } else if (!sequence.admits(copy.before())) {
            differences.add("sequence " + sequence.name() + " stood at " + sequence.bounds() + " and stands at "
                    + copy.before() + " in the copy");
        }
    }

    private static boolean sameSize(Contents original, Contents copy) {
        return original.largeObjects().toString().equals(copy.largeObjects().toString());
    }

    private static String rows(TablePicture table) {
        return table.content().rows() == 1 ? "1 row" : table.content().rows() + " rows";
    }

    private static <T> Map<TableName, T> byName(List<T> all, Function<T, TableName> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }
}
