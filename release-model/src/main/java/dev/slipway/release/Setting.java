package dev.slipway.release;

import java.util.List;

/** A value as it was written: plain text, with references to secrets left for the worker that needs them. */
public record Setting(String written) {

    public Setting {
        if (SecretReference.FORM.matcher(written).replaceAll("").contains("${")) {
            throw new IllegalArgumentException("`" + written + "` has a `${` that is not a secret reference;"
                    + " write ${file:/path} or ${env:NAME}");
        }
        referencesIn(written);
    }

    /** The secrets that this value needs, in the order written; none for a plain one. */
    public List<SecretReference> references() {
        return referencesIn(written);
    }

    public boolean isPlain() {
        return references().isEmpty();
    }

    private static List<SecretReference> referencesIn(String written) {
        return SecretReference.FORM
                .matcher(written)
                .results()
                .map(found -> SecretReference.parse(found.group()))
                .toList();
    }

    @Override
    public String toString() {
        return written;
    }
}
