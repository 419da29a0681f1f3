package dev.slipway.backup.fingerprint;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a copy is what its original was.
 *
 * @param differences a sentence for each thing that is not the same; none if the copy is equal
 * @param remarks what is not the same and need not be
 */
public record Comparison(List<String> differences, List<String> remarks) {

    public Comparison {
        differences = List.copyOf(differences);
        remarks = List.copyOf(remarks);
    }

    public static Comparison of(DatabasePicture original, DatabasePicture copy) {
        var differences = new ArrayList<String>();
        var remarks = new ArrayList<String>();
        new SchemaComparison(differences, remarks).compare(original, copy);
        new ContentComparison(differences, remarks).compare(original.contents(), copy.contents());
        return new Comparison(differences, remarks);
    }

    /** What pg_restore complained about tells why there are differences; if there are none, it was of no consequence. */
    public Comparison explainedBy(List<String> complaints) {
        var said = complaints.stream().map(words -> "pg_restore said: " + words).toList();
        var moreDifferences = new ArrayList<>(differences);
        var moreRemarks = new ArrayList<>(remarks);
        (isEqual() ? moreRemarks : moreDifferences).addAll(said);
        return new Comparison(moreDifferences, moreRemarks);
    }

    public boolean isEqual() {
        return differences.isEmpty();
    }
}
