package dev.slipway.release.compose.model;

import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.yaml.Place;
import java.util.Optional;

/** Something that is put into a container's file system at a path. */
public sealed interface Mount {

    String target();

    boolean readOnly();

    Place origin();

    /** A file or folder of the host, or of the bundle when the path is relative. */
    record Bind(String source, String target, boolean readOnly, BindOptions options, Place origin) implements Mount {

        public boolean insideBundle() {
            return !LexicalPath.isAbsolute(source) && !LexicalPath.isOfHome(source);
        }
    }

    /** How the host's part is joined with the container's. */
    record BindOptions(
            boolean createHostPath,
            Optional<String> propagation,
            Optional<String> selinux,
            Optional<String> recursive) {

        public static final BindOptions PLAIN =
                new BindOptions(false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A volume of the project by its key, or a fresh one without a name. */
    record Named(
            Optional<String> volume,
            String target,
            boolean readOnly,
            boolean noCopy,
            Optional<String> subpath,
            Optional<String> selinux,
            Place origin)
            implements Mount {}

    /** Memory that is forgotten with the container. */
    record Memory(String target, boolean readOnly, Optional<Long> size, Optional<Integer> mode, Place origin)
            implements Mount {}

    /** What only some engines know: a Windows pipe, a cluster volume, an image. */
    record Special(
            String kind,
            Optional<String> source,
            String target,
            boolean readOnly,
            Optional<String> subpath,
            Place origin)
            implements Mount {}
}
