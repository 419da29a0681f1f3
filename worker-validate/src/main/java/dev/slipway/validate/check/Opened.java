package dev.slipway.validate.check;

import dev.slipway.release.Application;
import java.nio.file.Path;
import java.util.Optional;

/** What came of opening a bundle; what was unpacked is there until it is closed. */
public sealed interface Opened extends AutoCloseable {

    /** Gives back what it takes up. */
    @Override
    default void close() {}

    /**
     * The files of the release, and what its slipway.yaml says.
     *
     * @param compose the Compose files among them, read when somebody asks
     * @param room what goes afterwards, if the files were unpacked for this look
     */
    record Contents(Path folder, Application application, ComposeFiles compose, Optional<Scratch.Room> room)
            implements Opened {

        public Contents(Path folder, Application application, Optional<Scratch.Room> room) {
            this(folder, application, new ComposeFiles(folder, application), room);
        }

        @Override
        public void close() {
            room.ifPresent(Scratch.Room::close);
        }
    }

    /** No bundle that can be used, and why that speaks against the release. */
    record Unusable(Finding why) implements Opened {}

    /** Whether there is a bundle cannot be told at the moment. */
    record Unseen(String why) implements Opened {}
}
