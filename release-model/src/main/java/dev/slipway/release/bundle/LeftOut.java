package dev.slipway.release.bundle;

/** A file or folder that stayed behind, and the rule that said so. */
public record LeftOut(String path, String why) {

    @Override
    public String toString() {
        return path + " (" + why + ")";
    }
}
