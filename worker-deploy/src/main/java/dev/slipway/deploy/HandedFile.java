package dev.slipway.deploy;

/** A file that a container finds at a path; its content may be a secret and is never told. */
public record HandedFile(String path, byte[] content, FileRights rights) {

    public HandedFile {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** Whose a file is, and who may read it. */
    public record FileRights(int user, int group, int mode) {

        /** For whatever user the container runs as: nobody else is in there. */
        public static final FileRights FOR_ALL = new FileRights(0, 0, 0444);
    }

    @Override
    public String toString() {
        return path;
    }
}
