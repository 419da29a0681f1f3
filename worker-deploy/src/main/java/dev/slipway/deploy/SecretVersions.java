package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.release.Application;
import dev.slipway.release.Setting;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names the version of each secret, so that a plan can say that one has changed. The name is keyed with what only the ledger
 * of this stage holds: whoever reads the log cannot try passwords against it.
 */
record SecretVersions(Variables variables, String key) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LETTERS = 12;

    static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** By `service.VARIABLE`. What cannot be resolved now has none; its start says why. */
    Map<String, String> of(Target target, Application application) {
        var versions = new TreeMap<String, String>();
        application
                .services()
                .forEach(service -> service.environmentIn(target.environment()).forEach((name, setting) -> {
                    if (!setting.isPlain()) {
                        var value = value(target, name, Map.of(name, setting));
                        if (!value.isEmpty()) {
                            versions.put(service.name() + "." + name, version(value));
                        }
                    }
                }));
        return versions;
    }

    private String value(Target target, String name, Map<String, Setting> setting) {
        try {
            return variables.of(target, setting).getOrDefault(name, "");
        } catch (GiveUp unresolved) {
            return "";
        }
    }

    private String version(String value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(UTF_8))).substring(0, LETTERS);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ", this one has not.", e);
        }
    }
}
