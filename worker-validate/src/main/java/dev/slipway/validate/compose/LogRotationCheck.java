package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Logging;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether no log grows until the disk is full. */
public final class LogRotationCheck implements ServiceCheck {

    private static final String KEEPS_ALL = "json-file";

    @Override
    public WeighedCheck check() {
        return WeighedCheck.LOG_ROTATION;
    }

    @Override
    public Stream<String> flaws(ComposeService service, Seen seen) {
        return flaw(service.logging()).stream();
    }

    private static Optional<String> flaw(Optional<Logging> logging) {
        var driver = logging.flatMap(Logging::driver);
        if (driver.isPresent() && !driver.get().equals(KEEPS_ALL)) {
            return Optional.empty(); // `local` rotates by itself, the others keep nothing on this disk
        }
        var size = logging.map(Logging::options).map(options -> options.get("max-size"));
        if (size.isEmpty()) {
            return Optional.of("has no `max-size` for its log, and " + KEEPS_ALL + ", the usual driver, keeps all");
        }
        return size.get().strip().startsWith("-") || size.get().isBlank()
                ? Optional.of("has `max-size: " + size.get() + "` for its log, which is no limit")
                : Optional.empty();
    }

    @Override
    public String wellDone() {
        return "the log of every service is rotated or kept elsewhere";
    }

    @Override
    public String fix() {
        return "set `logging: {driver: json-file, options: {max-size: 10m, max-file: \"3\"}}`, or `driver: local`";
    }
}
