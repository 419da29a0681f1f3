package dev.slipway.backup;

import dev.slipway.migrations.scratch.CannotStart;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Removes the servers with copies that a worker which died has left on this host, before anybody needs the room. */
final class FreshGround implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FreshGround.class);

    private final Path scratch;

    FreshGround(Path scratch) {
        this.scratch = scratch;
    }

    @Override
    public void run(ApplicationArguments none) {
        Thread.ofVirtual().name("fresh-ground").start(() -> {
            try {
                ScratchPostgres.clear(PostgresBinaries.find(System.getenv(), OptionalInt.empty()), scratch);
            } catch (CannotStart noServerHere) {
                LOG.debug("No server for copies is installed here, so none was left behind", noServerHere);
            } catch (RuntimeException inTheWay) {
                LOG.warn("What a dead worker has left in {} cannot be removed", scratch, inTheWay);
            }
        });
    }
}
