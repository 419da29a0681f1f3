package dev.slipway.deploy.docker;

import dev.slipway.deploy.Label;
import dev.slipway.release.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** What things are called on an engine: people meet these names in `docker ps`. */
final class ContainerName {

    private static final int DIGITS = 8;

    private ContainerName() {}

    /** Another one for each start, so that nobody takes a container for one that has gone. */
    static String fresh(Label label) {
        return prefix(label.target()) + "-" + label.service() + "-" + label.replica() + "-"
                + UUID.randomUUID().toString().substring(0, DIGITS);
    }

    /** The network of a target, where what outlives releases can be met: databases, routers. */
    static String meetingPoint(Target target, boolean closed) {
        return prefix(target) + (closed ? "-closed" : "");
    }

    /** The network that only the containers of one start of a release share. */
    static String network(Label label, String key) {
        return prefix(label.target()) + "-" + digest(label.request()) + "-" + key;
    }

    static String fence(Target target, long token) {
        return prefix(target) + "-fence-" + token;
    }

    static String secretsOf(String container) {
        return container + "-secrets";
    }

    static String holderOf(String container) {
        return container + "-holder";
    }

    /** A dot stands in no name of an application, so no two targets meet in one. */
    private static String prefix(Target target) {
        return "slipway-" + target.application() + "." + target.environment();
    }

    private static String digest(String request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
