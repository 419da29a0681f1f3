package dev.slipway.release.yaml;

/** How large a YAML file may be, as written and with its aliases expanded. */
public record YamlLimits(int bytes, int depth, int nodes) {

    public static final YamlLimits DEFAULT = new YamlLimits(1024 * 1024, 32, 50_000);
}
