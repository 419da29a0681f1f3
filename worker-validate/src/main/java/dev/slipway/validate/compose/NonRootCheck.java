package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.ComposeService;
import java.util.stream.Stream;

/** Whether no service runs as root, whatever its image says. */
public final class NonRootCheck implements ServiceCheck {

    @Override
    public WeighedCheck check() {
        return WeighedCheck.NON_ROOT;
    }

    @Override
    public Stream<String> flaws(ComposeService service, Seen seen) {
        var user = service.process().user();
        if (user.isEmpty()) {
            return Stream.of("does not say as whom it runs, so its image decides, and most say root");
        }
        return name(user.get().value()).matches("root|0+")
                ? Stream.of("runs as `" + user.get().value() + "`")
                : Stream.empty();
    }

    private static String name(String user) {
        var colon = user.indexOf(':');
        return (colon < 0 ? user : user.substring(0, colon)).strip();
    }

    @Override
    public String wellDone() {
        return "every service runs as a user that is not root";
    }

    @Override
    public String fix() {
        return "set `user` to one without rights, such as \"10001:10001\"";
    }
}
